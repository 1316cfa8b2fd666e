import { Pace } from './pace.js';

describe('the pace of projecting', () => {
  it('rests not at all on an idle system', async () => {
    const began = performance.now();
    await new Pace().rest();
    expect(performance.now() - began).toBeLessThan(50);
  });

  it('rests nineteen times as long as it worked', async () => {
    const pace = new Pace();
    pace.worked(5);
    const began = performance.now();
    await pace.rest();
    expect(performance.now() - began).toBeGreaterThanOrEqual(90);
  });

  it('never rests longer than a second', async () => {
    const pace = new Pace();
    pace.worked(10_000);
    const began = performance.now();
    await pace.rest();
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('ends the rest at once when somebody waits', async () => {
    const pace = new Pace();
    pace.worked(1_000);
    const began = performance.now();
    const rest = pace.rest();
    pace.hurry();
    await rest;
    expect(performance.now() - began).toBeLessThan(200);
  });
});

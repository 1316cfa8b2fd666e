import { jest } from '@jest/globals';
import { milepost, scratchFolder } from '../support/cli.js';

jest.setTimeout(240_000);
const { path, remove } = scratchFolder();

/** A programme of which some ULOs have finished, and some are under way. */
const ULOS = '90';

describe('a synthetic programme on the command line', () => {
  const folder = path('data');
  beforeAll(async () => {
    const seeded = await milepost(folder, 'seed', '--programme', ULOS, '--random-seed', '3');
    expect(seeded).toMatchObject({ code: 0, out: expect.stringContaining(`${ULOS} invented ULOs`) as string });
  });
  afterAll(remove);

  it('is complete, and marked as example data', async () => {
    expect(await milepost(folder, 'verify')).toMatchObject({ code: 0 });
    const { out } = await milepost(folder, 'history', 'Synthetic ULO 001 (invented)', '--json');
    const items = JSON.parse(out) as { example: boolean; title: string }[];
    expect(items.every(({ example }) => example)).toBe(true);
    expect(items.map(({ title }) => title)).toEqual(expect.arrayContaining(['Plan laid out', 'Step started', 'Step completed', 'Launch event held', 'Development ended']));
  });

  it('shows how good its forecasts were', async () => {
    const { code, out } = await milepost(folder, 'forecast', '--backtest', '--every', '180');
    expect(code).toBe(0);
    expect(out).toMatch(/^day +forecasts +still under way/u);
    expect(out).toMatch(/From what this programme took: (\d+ forecasts, [\d.]+ % within P10 to P90|no forecast can be compared yet)/u);
    expect(out).toMatch(/From the lengths of the template, in part or whole: \d+ forecasts/u);
  });

  it('is loaded into an empty log only, and its size must be a number', async () => {
    expect((await milepost(folder, 'seed', '--programme', '3')).code).not.toBe(0);
    expect((await milepost(folder, 'seed', '--programme', 'many')).err).toContain('Give a whole number from 1 to 1000.');
    expect((await milepost(folder, 'forecast')).err).toContain('--backtest');
  });
});

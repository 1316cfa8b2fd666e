import { until } from './until.js';

describe('waiting for a condition', () => {
  it('ends once it holds', async () => {
    let looks = 0;
    await until(() => (looks += 1) === 3, { every: 1 });
    expect(looks).toBe(3);
  });

  it('fails with the condition when it does not hold in time', async () => {
    const isThere = (): boolean => false;
    await expect(until(() => isThere(), { within: 5, every: 1 })).rejects.toThrow('After 5 ms this did not hold: ()=>isThere()');
  });
});

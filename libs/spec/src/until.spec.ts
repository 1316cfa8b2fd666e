import { until } from './until.js';

describe('waiting for a condition', () => {
  it('ends once it is true', async () => {
    let checks = 0;
    await until(() => (checks += 1) === 3, { every: 1 });
    expect(checks).toBe(3);
  });

  it('fails with the text of the condition when it is not true in time', async () => {
    const isThere = (): boolean => false;
    await expect(until(() => isThere(), { within: 5, every: 1 })).rejects.toThrow('After 5 ms this was still false: ()=>isThere()');
  });
});

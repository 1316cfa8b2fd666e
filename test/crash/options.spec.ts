import { parseOptions } from './options.js';

describe('the options of the crash harness', () => {
  it('default to the short run with a random seed', () => {
    expect(parseOptions([])).toMatchObject({ log: 'folder', kills: 180, serverKills: 20, processKills: 0, seconds: 110, help: false });
    expect(parseOptions([]).seed).not.toBe(parseOptions([]).seed);
  });
  it('accept counts and a seed', () => {
    expect(parseOptions(['--kills', '5000', '--server-kills', '0', '--seed', '7'])).toEqual({ log: 'folder', kills: 5000, serverKills: 0, processKills: 0, seed: 7, seconds: Infinity, help: false });
  });
  it('accept a time limit', () => {
    expect(parseOptions(['--kills', '9', '--seconds', '60']).seconds).toBe(60);
  });
  it('allow kills of several processes only for a shared log', () => {
    expect(parseOptions(['--log', 'eventstoredb'])).toMatchObject({ kills: 45, serverKills: 5, processKills: 15, seconds: 110 });
    expect(() => parseOptions(['--process-kills', '3'])).toThrow('--process-kills needs --log eventstoredb');
    expect(() => parseOptions(['--log', 'paper'])).toThrow('--log takes folder or eventstoredb, not "paper".');
  });
  it('report wrong values', () => {
    expect(() => parseOptions(['--kills', 'many'])).toThrow('--kills takes a whole number, not "many".');
    expect(() => parseOptions(['--soft'])).toThrow('--soft');
  });
});

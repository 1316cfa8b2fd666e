import { parseOptions } from './options.js';

describe('the options of the crash harness', () => {
  it('are the short run with a seed of its own when nothing is said', () => {
    expect(parseOptions([])).toMatchObject({ log: 'folder', kills: 180, serverKills: 20, processKills: 0, seconds: 110, help: false });
    expect(parseOptions([]).seed).not.toBe(parseOptions([]).seed);
  });
  it('take counts and a seed', () => {
    expect(parseOptions(['--kills', '5000', '--server-kills', '0', '--seed', '7'])).toEqual({ log: 'folder', kills: 5000, serverKills: 0, processKills: 0, seed: 7, seconds: Infinity, help: false });
  });
  it('take a limit of time', () => {
    expect(parseOptions(['--kills', '9', '--seconds', '60']).seconds).toBe(60);
  });
  it('kill several processes only where the log can be shared', () => {
    expect(parseOptions(['--log', 'eventstoredb'])).toMatchObject({ kills: 45, serverKills: 5, processKills: 15, seconds: 110 });
    expect(() => parseOptions(['--process-kills', '3'])).toThrow('--process-kills needs --log eventstoredb');
    expect(() => parseOptions(['--log', 'paper'])).toThrow('--log takes folder or eventstoredb, not "paper".');
  });
  it('name what is wrong', () => {
    expect(() => parseOptions(['--kills', 'many'])).toThrow('--kills takes a whole number, not "many".');
    expect(() => parseOptions(['--soft'])).toThrow('--soft');
  });
});

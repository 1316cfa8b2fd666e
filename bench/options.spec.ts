import { parseOptions } from './options.js';

const ids = ['append-1', 'replay', 'memory'];

describe('parseOptions', () => {
  it('selects all figures and nine rounds by default', () => {
    expect(parseOptions([], ids)).toEqual({ json: false, help: false, only: ids, rounds: 9 });
  });
  it('selects figures in the order of the table, not in the order of the arguments', () => {
    expect(parseOptions(['--only', 'memory,append-1'], ids).only).toEqual(['append-1', 'memory']);
    expect(parseOptions(['--only', 'memory', '--only', ' replay'], ids).only).toEqual(['replay', 'memory']);
  });
  it('reads --json and --rounds', () => {
    expect(parseOptions(['--json', '--rounds', '21'], ids)).toMatchObject({ json: true, rounds: 21 });
  });
  it('names the invalid argument', () => {
    expect(() => parseOptions(['--only', 'appends'], ids)).toThrow('There is no figure appends. There are: append-1, replay, memory.');
    expect(() => parseOptions(['--rounds', '0'], ids)).toThrow('--rounds takes a whole number');
    expect(() => parseOptions(['--rounds', '2.5'], ids)).toThrow('--rounds takes a whole number');
    expect(() => parseOptions(['--fast'], ids)).toThrow('--fast');
    expect(() => parseOptions(['append-1'], ids)).toThrow('append-1');
  });
});

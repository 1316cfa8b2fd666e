import { parseOptions } from './options.js';

const ids = ['append-1', 'replay', 'memory'];

describe('the options of the bench', () => {
  it('are all figures at nine rounds when nothing is said', () => {
    expect(parseOptions([], ids)).toEqual({ json: false, help: false, only: ids, rounds: 9 });
  });
  it('choose figures, in the order of the table however they are typed', () => {
    expect(parseOptions(['--only', 'memory,append-1'], ids).only).toEqual(['append-1', 'memory']);
    expect(parseOptions(['--only', 'memory', '--only', ' replay'], ids).only).toEqual(['replay', 'memory']);
  });
  it('choose JSON and the number of rounds', () => {
    expect(parseOptions(['--json', '--rounds', '21'], ids)).toMatchObject({ json: true, rounds: 21 });
  });
  it('name what is wrong', () => {
    expect(() => parseOptions(['--only', 'appends'], ids)).toThrow('There is no figure appends. There are: append-1, replay, memory.');
    expect(() => parseOptions(['--rounds', '0'], ids)).toThrow('--rounds takes a whole number');
    expect(() => parseOptions(['--rounds', '2.5'], ids)).toThrow('--rounds takes a whole number');
    expect(() => parseOptions(['--fast'], ids)).toThrow('--fast');
    expect(() => parseOptions(['append-1'], ids)).toThrow('append-1');
  });
});

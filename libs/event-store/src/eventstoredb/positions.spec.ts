import { start } from '../port.js';
import { comparePositions, positionOf, serverPosition } from './positions.js';

describe('positions of EventStoreDB', () => {
  it('keep every digit beyond 2^53, and compare as numbers', () => {
    const [small, large, larger] = [2n ** 53n - 1n, 2n ** 53n + 1n, 2n ** 62n].map((commit) => positionOf({ commit, prepare: commit }));
    expect([small, large, larger].map((p) => serverPosition(p ?? '').commit)).toEqual([2n ** 53n - 1n, 2n ** 53n + 1n, 2n ** 62n]);
    expect(comparePositions('9007199254740993', '9007199254740992')).toBe(1);
    expect(comparePositions('9', '10')).toBe(-1);
    expect(comparePositions(start, '1')).toBe(-1);
    expect(comparePositions('10', '10')).toBe(0);
    expect(JSON.stringify({ large })).toBe('{"large":"9007199254740993"}');
  });

  it.each(['', '-1', '1.5', '01', '1/1', 'end', '99999999999999999999'])('refuse %j', (text) => {
    expect(() => comparePositions(text, '1')).toThrow(RangeError);
  });
});

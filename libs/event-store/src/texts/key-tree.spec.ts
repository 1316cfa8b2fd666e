import { freshBytes } from '#kernel';
import { KeyTree } from './key-tree.js';

const hex = (key: Uint8Array | undefined): string | undefined => key && Buffer.from(key).toString('hex');
const paths = ['000000000', '00000000f', '000000010', '000000ff3', 'ffffffff0', '123456789'];

describe('a tree of keys', () => {
  it('derives a different key for each path, in any order and after a restore', () => {
    const material = freshBytes(32);
    const tree = KeyTree.of(material);
    const keys = paths.map((path) => hex(tree.key(path)));
    expect(new Set(keys).size).toBe(paths.length);
    expect([...paths].reverse().map((path) => hex(tree.key(path))).reverse()).toEqual(keys);
    expect(paths.map((path) => hex(KeyTree.of(tree.material).key(path)))).toEqual(keys);
  });

  it('removes the given paths permanently, and no others', () => {
    const tree = KeyTree.of(freshBytes(32));
    const before = paths.map((path) => hex(tree.key(path)));
    const without = tree.without(['00000000']);
    expect(paths.map((path) => hex(without.key(path)))).toEqual([undefined, undefined, ...before.slice(2)]);
    expect([without.has('00000000'), without.has('00000001')]).toEqual([false, true]);
    const again = KeyTree.of(KeyTree.of(without.material).without(['000000ff', '00000000', '12345678']).material);
    expect(paths.map((path) => hex(again.key(path)))).toEqual([undefined, undefined, before[2], undefined, before[4], undefined]);
  });

  it('contains no ancestor of a removed path', () => {
    const material = freshBytes(32);
    const left = Buffer.from(KeyTree.of(material).without(['00000000']).material);
    expect(left.includes(Buffer.from(material))).toBe(false);
    // Fifteen sibling keys at each of eight levels.
    expect(left.length).toBe(Array.from({ length: 8 }, (_, i) => 15 * (1 + (i + 1) + 32)).reduce((a, b) => a + b));
  });
});

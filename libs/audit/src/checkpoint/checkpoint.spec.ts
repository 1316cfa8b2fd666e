import { createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { BadCheckpoint, checkpointText, checkpointsIn, isSignatureRight, originOf } from './checkpoint.js';
import { CheckpointComparison } from './compare.js';
import { hashesIn } from './kept-hashes.js';
import { MerkleTree } from './merkle-tree.js';
import { isSignedBy, signingKey, verifierKey, verifierText } from './signed-note.js';

const treeOf = (entries: readonly Buffer[]): MerkleTree => {
  const tree = new MerkleTree();
  for (const entry of entries) tree.add(entry);
  return tree;
};
const firstId = '01a21a52-974a-7a24-9c5d-7b663ca04843';
const origin = originOf(firstId);
const key = signingKey('a secret that is long enough for it');
const verifier = verifierKey(verifierText(origin, key));
const event = (n: number, hash = n.toString(16).padStart(64, '0')) => ({ id: n === 1 ? firstId : `id ${n}`, stream: 'ulo-1', revision: n - 1, metadata: { hash } });
const hashes = (count: number): Buffer[] => Array.from({ length: count }, (_, i) => Buffer.from(event(i + 1).metadata.hash, 'hex'));
const checkpointOf = (count: number): string => checkpointText(origin, treeOf(hashes(count)), '2026-11-26T12:00:00.000Z', key);

describe('the Merkle tree', () => {
  // The published test vectors of RFC 6962 implementations.
  const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) => Buffer.from(hex, 'hex'));
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('has the root of RFC 6962 over %i entries', (count, root) => expect(treeOf(entries.slice(0, count)).root().toString('hex')).toBe(root));

  it('changes its root with every entry and every order', () =>
    fc.assert(fc.property(fc.uniqueArray(fc.uint8Array({ minLength: 32, maxLength: 32 }), { minLength: 2, maxLength: 40, comparator: (a, b) => Buffer.compare(a, b) === 0 }), fc.nat(), (bytes, at) => {
      const all = bytes.map((one) => Buffer.from(one));
      const i = at % (all.length - 1);
      const swapped = [...all.slice(0, i), ...all.slice(i, i + 2).reverse(), ...all.slice(i + 2)];
      const roots = [all, swapped, all.toSpliced(i, 1), all.slice(0, -1)].map((entries) => treeOf(entries).root().toString('hex'));
      expect(new Set(roots.slice(0, 3)).size).toBe(3);
      expect(roots[3]).not.toBe(roots[0]);
    })));
});

describe('a signature', () => {
  it('of another program is verified: the example of the Go package note', () => {
    const text = 'If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n';
    const lines = ['— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM='];
    const verifierOfExample = verifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
    expect(verifierOfExample && isSignedBy(text, lines, verifierOfExample)).toBe(true);
    expect(verifierOfExample && isSignedBy(text.replace('problem,', 'problem;'), lines, verifierOfExample)).toBe(false);
  });

  it('is valid only for its key and its text', () => {
    const [checkpoint] = checkpointsIn(checkpointOf(3));
    const other = verifierKey(verifierText(origin, signingKey('another secret that is long enough')));
    expect(checkpoint && verifier && [isSignatureRight(checkpoint, verifier), other && isSignatureRight(checkpoint, other)]).toEqual([true, false]);
    const [changed] = checkpointsIn(checkpointOf(3).replace('\n3\n', '\n2\n'));
    expect(changed && verifier && isSignatureRight(changed, verifier)).toBe(false);
  });

  it.each(['', 'x', 'a+00000000+AQ==', verifierText(origin, key).replace(/\+[0-9a-f]{8}\+/u, '+00000000+')])('refuses an invalid verifier key: %j', (text) => expect(verifierKey(text)).toBeUndefined());

  it('uses the same key for the same secret', () => expect(createPublicKey(signingKey('x')).equals(createPublicKey(signingKey('x')))).toBe(true));
});

describe('a file of checkpoints', () => {
  it('is read with any line ends, in the order of events', () => {
    const file = `${checkpointOf(5)}\n\n${checkpointOf(2)}`.replaceAll('\n', '\r\n');
    expect(checkpointsIn(file).map(({ events, madeAt }) => [events, madeAt])).toEqual([[2, '2026-11-26T12:00:00.000Z'], [5, '2026-11-26T12:00:00.000Z']]);
  });

  it.each([
    ['', 'Line 1: there is no checkpoint'], ['hello\n1\nx\n\n', 'Line 1: this is not the name of a log'], [checkpointOf(2).replace('\n2\n', '\n-2\n'), 'Line 2: this is not a number'],
    [checkpointOf(2).replace(/\n[A-Za-z0-9+/]{43}=\n/u, '\nroot\n'), 'Line 3: this is not the base64'], [checkpointOf(2).split('\n\n')[0] ?? '', 'the file is cut off'],
    [`${checkpointOf(2).split('\n—')[0]}\n`, 'Line 6: a signature should come here'],
  ])('with other content is refused with the line of the fault', (file, message) => {
    expect(() => checkpointsIn(file)).toThrow(BadCheckpoint);
    expect(() => checkpointsIn(file)).toThrow(message);
  });
});

describe('a log compared with checkpoints', () => {
  const compare = (file: string, events: ReturnType<typeof event>[], kept: string[] = []) => {
    const comparison = new CheckpointComparison(checkpointsIn(file), kept);
    for (const one of events) comparison.take(one);
    return comparison.finish();
  };
  const log = (count: number) => Array.from({ length: count }, (_, i) => event(i + 1));
  const file = `${checkpointOf(3)}\n${checkpointOf(7)}`;

  it('agrees with all of them, also after more events', () => expect(compare(file, log(9))).toEqual({ agreeing: 2, faults: [] }));

  it('differs between two checkpoints', () =>
    expect(compare(file, log(9).with(4, event(5, 'f'.repeat(64))))).toEqual({
      agreeing: 1,
      faults: ['Events 4 to 7 are not those of the checkpoint of 7 events, made at 2026-11-26T12:00:00.000Z: the first difference is there. They begin with event 3 of stream ulo-1.'],
    }));

  it('differs at one event, found from the hashes', () => {
    const kept = hashesIn(hashes(7).map((hash) => `${hash.toString('hex')}\n`).join(''), checkpointsIn(file));
    expect(compare(file, log(9).with(4, event(5, 'f'.repeat(64))), kept).faults[0]).toBe('Event 5 of the log has changed: now it is event 4 of stream ulo-1 (id 5).');
  });

  it('is refused when events are missing', () => expect(compare(file, log(6)).faults).toEqual(['The log has 6 events, and the checkpoint of 7 events, made at 2026-11-26T12:00:00.000Z says that it had more: events were left out.']));

  it('is refused when it is another log', () => expect(compare(file, [{ ...event(1), id: '01a21a52-974a-7a24-9c5d-000000000000' }, ...log(8).slice(1)]).faults[0]).toMatch(/^The checkpoint of 3 events, .* is of another log: milepost/u));
});

it('refuses hashes that do not match a checkpoint', () => {
  const lines = hashes(3).map((hash) => hash.toString('hex'));
  expect(hashesIn(lines.join('\n'), checkpointsIn(checkpointOf(3)))).toEqual(lines);
  for (const wrong of [lines.slice(1), lines.toReversed(), [...lines, 'x'], []]) expect(hashesIn(wrong.join('\n'), checkpointsIn(checkpointOf(3)))).toBeUndefined();
});

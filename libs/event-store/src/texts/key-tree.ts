import { hash } from 'node:crypto';

const keyBytes = 32;

/** Derives a child key. A child key reveals neither its parent nor its siblings. */
const childKey = (key: Uint8Array, digit: string): Uint8Array => hash('sha256', Buffer.concat([key, Buffer.from(digit)]), 'buffer');

/**
 * A tree that derives one key per path from one root key of 32 bytes. Paths are hexadecimal digits of equal length. To remove
 * a path permanently, the tree replaces the path's ancestors by their other children, so every other path keeps its key.
 */
export class KeyTree {
  /** Caches the keys on the last path by prefix, because texts of one stream are usually opened in sequence. */
  #last: readonly (readonly [prefix: string, key: Uint8Array])[] = [];

  private constructor(private readonly kept: ReadonlyMap<string, Uint8Array>) {}

  /** @param material 32 bytes, or the value of `material` of another tree */
  static of(material: Uint8Array): KeyTree {
    if (material.length === keyBytes) return new KeyTree(new Map([['', material]]));
    const kept = new Map<string, Uint8Array>();
    for (let at = 0; at < material.length; ) {
      const prefix = Buffer.from(material.subarray(at + 1, at + 1 + (material[at] ?? 0))).toString('latin1');
      at += 1 + prefix.length;
      kept.set(prefix, material.slice(at, (at += keyBytes)));
    }
    return new KeyTree(kept);
  }

  /** The keys of the tree in serialised form. */
  get material(): Uint8Array {
    const root = this.kept.get('');
    return root ?? Buffer.concat([...this.kept].flatMap(([prefix, key]) => [Buffer.from([prefix.length]), Buffer.from(prefix, 'latin1'), key]));
  }

  has(path: string): boolean {
    return this.#ancestorOf(path) !== undefined;
  }

  /** The key of a path; undefined when it was removed. */
  key(path: string): Uint8Array | undefined {
    const nearest = this.#last.findLast(([prefix]) => path.startsWith(prefix)) ?? this.#ancestorOf(path);
    if (!nearest) return undefined;
    const steps: (readonly [string, Uint8Array])[] = [...this.#last.filter(([prefix]) => nearest[0].startsWith(prefix) && prefix !== nearest[0]), nearest];
    let [prefix, key] = nearest;
    while (prefix.length < path.length) {
      key = childKey(key, path.charAt(prefix.length));
      prefix = path.slice(0, prefix.length + 1);
      steps.push([prefix, key]);
    }
    this.#last = steps;
    return key;
  }

  /** A copy of the tree without these paths. */
  without(paths: readonly string[]): KeyTree {
    const kept = new Map(this.kept);
    for (const path of paths) remove(kept, path);
    return new KeyTree(kept);
  }

  #ancestorOf(path: string): readonly [string, Uint8Array] | undefined {
    return keptAncestor(this.kept, path);
  }
}

function keptAncestor(kept: ReadonlyMap<string, Uint8Array>, path: string): readonly [string, Uint8Array] | undefined {
  for (let length = 0; length <= path.length; length += 1) {
    const prefix = path.slice(0, length);
    const key = kept.get(prefix);
    if (key) return [prefix, key];
  }
  return undefined;
}

function remove(kept: Map<string, Uint8Array>, path: string): void {
  const ancestor = keptAncestor(kept, path);
  if (!ancestor) return;
  let [prefix, key] = ancestor;
  kept.delete(prefix);
  while (prefix.length < path.length) {
    const onPath = path.charAt(prefix.length);
    for (const digit of '0123456789abcdef') if (digit !== onPath) kept.set(prefix + digit, childKey(key, digit));
    key = childKey(key, onPath);
    prefix += onPath;
  }
}

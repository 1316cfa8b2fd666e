import { hash } from 'node:crypto';

const keyBytes = 32;

/** The key below another one: what is known of one key below tells nothing of the others, nor of the key above. */
const below = (key: Uint8Array, digit: string): Uint8Array => hash('sha256', Buffer.concat([key, Buffer.from(digit)]), 'buffer');

/**
 * One key for each path of hexadecimal digits, all of one length, made from one key of 32 bytes. A path can be removed for
 * ever: kept are then, instead of the keys above it, those beside it, and every other path keeps its key.
 */
export class KeyTree {
  /** The keys of the last path, by their prefix: texts of one stream are opened one after the other. */
  #last: readonly (readonly [prefix: string, key: Uint8Array])[] = [];

  private constructor(private readonly kept: ReadonlyMap<string, Uint8Array>) {}

  /** @param material 32 bytes, or what `material` gave */
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

  /** All that is kept, to be kept elsewhere. */
  get material(): Uint8Array {
    const whole = this.kept.get('');
    return whole ?? Buffer.concat([...this.kept].flatMap(([prefix, key]) => [Buffer.from([prefix.length]), Buffer.from(prefix, 'latin1'), key]));
  }

  has(path: string): boolean {
    return this.#keptAbove(path) !== undefined;
  }

  /** The key of a path; undefined when it was removed. */
  key(path: string): Uint8Array | undefined {
    const known = this.#last.findLast(([prefix]) => path.startsWith(prefix)) ?? this.#keptAbove(path);
    if (!known) return undefined;
    const steps: (readonly [string, Uint8Array])[] = [...this.#last.filter(([prefix]) => known[0].startsWith(prefix) && prefix !== known[0]), known];
    let [prefix, key] = known;
    while (prefix.length < path.length) {
      key = below(key, path.charAt(prefix.length));
      prefix = path.slice(0, prefix.length + 1);
      steps.push([prefix, key]);
    }
    this.#last = steps;
    return key;
  }

  /** The same without these paths. */
  without(paths: readonly string[]): KeyTree {
    const kept = new Map(this.kept);
    for (const path of paths) remove(kept, path);
    return new KeyTree(kept);
  }

  #keptAbove(path: string): readonly [string, Uint8Array] | undefined {
    return keptAbove(this.kept, path);
  }
}

function keptAbove(kept: ReadonlyMap<string, Uint8Array>, path: string): readonly [string, Uint8Array] | undefined {
  for (let length = 0; length <= path.length; length += 1) {
    const prefix = path.slice(0, length);
    const key = kept.get(prefix);
    if (key) return [prefix, key];
  }
  return undefined;
}

function remove(kept: Map<string, Uint8Array>, path: string): void {
  const above = keptAbove(kept, path);
  if (!above) return;
  let [prefix, key] = above;
  kept.delete(prefix);
  while (prefix.length < path.length) {
    const onPath = path.charAt(prefix.length);
    for (const digit of '0123456789abcdef') if (digit !== onPath) kept.set(prefix + digit, below(key, digit));
    key = below(key, onPath);
    prefix += onPath;
  }
}

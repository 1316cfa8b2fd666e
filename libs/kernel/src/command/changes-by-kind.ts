import type { StreamKind } from './declaration.js';

/** Counts how often something made of streams may have changed: all together, and by the kind of the streams. */
export class ChangesByKind {
  #all = 0;
  #ofAnyKind = 0;
  readonly #ofKind = new Map<StreamKind, number>();

  get count(): number {
    return this.#all;
  }

  /** What streams of these kinds bring has changed. */
  changed(kinds: Iterable<StreamKind>): void {
    this.#all += 1;
    for (const kind of kinds) this.#ofKind.set(kind, (this.#ofKind.get(kind) ?? 0) + 1);
  }

  /** Anything may have changed, as after a rebuild. */
  changedAll(): void {
    this.#all += 1;
    this.#ofAnyKind += 1;
  }

  /** Increases with each change of what these kinds bring. */
  of(kinds: readonly StreamKind[]): number {
    return kinds.reduce((sum, kind) => sum + (this.#ofKind.get(kind) ?? 0), this.#ofAnyKind);
  }
}

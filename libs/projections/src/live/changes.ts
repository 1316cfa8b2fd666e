import type { StreamKind } from '#kernel';

/** Counts how often rows may have changed: all together, and those of each kind of stream. */
export class Changes {
  #all = 0;
  #ofAnyKind = 0;
  readonly #ofKind = new Map<StreamKind, number>();

  get count(): number {
    return this.#all;
  }

  /** Rows of streams of these kinds have changed. */
  changed(kinds: Iterable<StreamKind>): void {
    this.#all += 1;
    for (const kind of kinds) this.#ofKind.set(kind, (this.#ofKind.get(kind) ?? 0) + 1);
  }

  /** Any rows may have changed, as after a rebuild. */
  changedAll(): void {
    this.#all += 1;
    this.#ofAnyKind += 1;
  }

  of(kinds: readonly StreamKind[]): number {
    return kinds.reduce((sum, kind) => sum + (this.#ofKind.get(kind) ?? 0), this.#ofAnyKind);
  }
}

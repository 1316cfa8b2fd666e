import type { StreamKind } from './declaration.js';

/** Counts the changes of something derived from streams, in total and for each kind of stream. */
export class ChangesByKind {
  #all = 0;
  #ofAnyKind = 0;
  readonly #ofKind = new Map<StreamKind, number>();

  get count(): number {
    return this.#all;
  }

  /** Records one change that affects streams of these kinds. */
  changed(kinds: Iterable<StreamKind>): void {
    this.#all += 1;
    for (const kind of kinds) this.#ofKind.set(kind, (this.#ofKind.get(kind) ?? 0) + 1);
  }

  /** Records one change that may affect every kind, such as a rebuild. */
  changedAll(): void {
    this.#all += 1;
    this.#ofAnyKind += 1;
  }

  /** A number that increases with each change that affects one of these kinds. */
  of(kinds: readonly StreamKind[]): number {
    return kinds.reduce((sum, kind) => sum + (this.#ofKind.get(kind) ?? 0), this.#ofAnyKind);
  }
}

/** Work of one process about the same thing, one after the other; about different things at the same time. */
export class InTurn {
  readonly #last = new Map<string, Promise<void>>();

  /** Rejects with what the work rejects with. */
  async take(about: string, work: () => Promise<void>): Promise<void> {
    const mine = (this.#last.get(about) ?? Promise.resolve()).catch(() => undefined).then(work);
    this.#last.set(about, mine);
    try {
      await mine;
    } finally {
      if (this.#last.get(about) === mine) this.#last.delete(about);
    }
  }
}

import { setTimeout as wait } from 'node:timers/promises';

/**
 * Simulates the wait of the leader for the other nodes before a commit. EventStoreDB drops a second write that equals a pending
 * one, with the same ids at the same revision of a stream, and never answers it.
 */
export class Replication {
  /** The delay of the other nodes. */
  milliseconds = 0;
  readonly #underWay = new Set<string>();

  async of<T>(write: string, commit: () => Promise<T>): Promise<T> {
    if (this.#underWay.has(write)) return new Promise<never>(() => undefined);
    this.#underWay.add(write);
    try {
      if (this.milliseconds > 0) await wait(this.milliseconds);
      return await commit();
    } finally {
      this.#underWay.delete(write);
    }
  }
}

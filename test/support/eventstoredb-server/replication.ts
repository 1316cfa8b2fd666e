import { setTimeout as wait } from 'node:timers/promises';

/**
 * Between taking a write and committing it, the leader waits for the other nodes. A second write that is equal to one under
 * way, with the same ids on the same revision of a stream, is dropped by the database: it is never answered.
 */
export class Replication {
  /** How long the other nodes take. */
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

import type { Position } from '#kernel';
import { toStoreError } from './faults.js';
import { comparePositions } from './positions.js';

/**
 * A subscription without events does not prove that the log is unchanged: a partitioned node sends nothing. So this asks
 * the leader for its last position. `trouble` reports that no leader answers, and later that one answers again.
 */
export class SilenceCheck {
  #leaderLost = false;

  constructor(
    private readonly options: {
      /** The last position of the log according to the leader. */
      head(): Promise<Position>;
      trouble(sentence: string | undefined): void;
    },
  ) {}

  /** The last position of the log when it is greater than `applied`. */
  async beyond(applied: Position): Promise<Position | undefined> {
    try {
      const last = await this.options.head();
      if (this.#leaderLost) this.options.trouble(undefined);
      this.#leaderLost = false;
      return comparePositions(last, applied) > 0 ? last : undefined;
    } catch (error) {
      this.#leaderLost = true;
      this.options.trouble(toStoreError(error, 'Following').message);
      return undefined;
    }
  }
}

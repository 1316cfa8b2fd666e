import type { Position } from '#kernel';
import { toStoreError } from './faults.js';
import { comparePositions } from './positions.js';

/**
 * A silent subscription does not prove that the log is unchanged: a node that was cut off from the others sends nothing.
 * So the leader is asked for its last position. `trouble` reports that no leader answers, and later that one does again.
 */
export class SilenceCheck {
  #lost = false;

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
      if (this.#lost) this.options.trouble(undefined);
      this.#lost = false;
      return comparePositions(last, applied) > 0 ? last : undefined;
    } catch (error) {
      this.#lost = true;
      this.options.trouble(toStoreError(error, 'Following').message);
      return undefined;
    }
  }
}

import type { Position } from '#kernel';
import { inOurWords } from './faults.js';
import { comparePositions } from './positions.js';

/**
 * Silence proves nothing: a node that was cut off from the others stays silent for as long as that lasts. So the leader is
 * asked whether there was something to say; that there is none to be asked is told, and that there is one again.
 */
export class AfterSilence {
  #lost = false;

  constructor(
    private readonly o: {
      /** The last position of the log, as the leader knows it. */
      head(): Promise<Position>;
      trouble(sentence: string | undefined): void;
    },
  ) {}

  /** The last position of the log when it lies beyond what was applied. */
  async beyond(applied: Position): Promise<Position | undefined> {
    try {
      const last = await this.o.head();
      if (this.#lost) this.o.trouble(undefined);
      this.#lost = false;
      return comparePositions(last, applied) > 0 ? last : undefined;
    } catch (error) {
      this.#lost = true;
      this.o.trouble(inOurWords(error, 'Following').message);
      return undefined;
    }
  }
}

import { fold, type Fact, type Decider, type StoredEvent } from '#kernel';
import { isCorrection } from './corrections.js';
import { isRedaction } from './redactions.js';
import { asFact, factsOf, inOrder } from './history.js';

/**
 * The current state of one stream, updated event by event. It cannot apply an event that happened before an earlier one, a correction,
 * or a removal of texts: `apply` then returns false, and the stream must be read and folded again.
 */
export class LiveFold<W extends object> {
  private constructor(
    private readonly decider: Decider<W>,
    public state: W,
    private last: Pick<StoredEvent, 'occurredOn' | 'revision'>,
  ) {}

  static empty<W extends object>(decider: Decider<W>): LiveFold<W> {
    return new LiveFold(decider, decider.initial(), { occurredOn: '', revision: -1 });
  }

  /** @param events every event of the stream, in the order of their revisions */
  static of<W extends object>(decider: Decider<W>, events: readonly StoredEvent[]): LiveFold<W> {
    return LiveFold.ofFacts(decider, factsOf(events));
  }

  /** @param facts in the order in which they happened, after corrections */
  static ofFacts<W extends object>(decider: Decider<W>, facts: readonly Fact[]): LiveFold<W> {
    return new LiveFold(decider, fold(decider, facts), facts.at(-1) ?? { occurredOn: '', revision: -1 });
  }

  /** Applies the next event. Returns false when it does not belong at the end: the state is then unchanged and out of date. */
  apply(event: StoredEvent): boolean {
    if (isCorrection(event) || isRedaction(event) || inOrder(this.last, event) > 0) return false;
    this.state = this.decider.evolve(this.state, asFact(event));
    this.last = event;
    return true;
  }

  /** An independent copy. */
  copy(): LiveFold<W> {
    return new LiveFold(this.decider, structuredClone(this.state), this.last);
  }

  /** True when no fact in the fold is later than `day`. */
  endsBy(day: string): boolean {
    return this.last.occurredOn <= day;
  }
}

import { fold, type Fact, type Decider, type StoredEvent } from '#kernel';
import { isCorrection } from './corrections.js';
import { isRedaction } from './redactions.js';
import { asFact, factsOf, inOrder } from './history.js';

/**
 * The state of one stream as it stands now, folded on event by event. An event that happened before one already folded,
 * every correction, and what removes texts, cannot be folded on: `apply` then answers false, and the stream must be read and folded anew.
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

  /** @param facts in the order in which they happened, corrections in their places */
  static ofFacts<W extends object>(decider: Decider<W>, facts: readonly Fact[]): LiveFold<W> {
    return new LiveFold(decider, fold(decider, facts), facts.at(-1) ?? { occurredOn: '', revision: -1 });
  }

  /** Folds the next event on. False: it belongs earlier, the state is unchanged and no longer current. */
  apply(event: StoredEvent): boolean {
    if (isCorrection(event) || isRedaction(event) || inOrder(this.last, event) > 0) return false;
    this.state = this.decider.evolve(this.state, asFact(event));
    this.last = event;
    return true;
  }

  /** One that can be folded on while this one stays as it is. */
  copy(): LiveFold<W> {
    return new LiveFold(this.decider, structuredClone(this.state), this.last);
  }

  /** True when something that happened on `day` comes after all that is folded so far. */
  endsBy(day: string): boolean {
    return this.last.occurredOn <= day;
  }
}

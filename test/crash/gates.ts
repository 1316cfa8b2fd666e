import { systemIds, type PlainDate } from '#kernel';
import type { Ledger, Sent } from './ledger.js';

/** Where one ULO is on its way through the first gate: the last command for it. */
interface Way {
  commandId: string;
  next: 'statement' | 'withdrawal';
}

/** Commands that let ULOs pass the first gate, take that back, and pass it again, on one day. */
export class Gates {
  readonly #ways = new Map<string, Way>();

  constructor(
    private readonly ledger: Ledger,
    private readonly today: () => PlainDate,
  ) {}

  /** Nothing while the last command for that ULO has no answer yet. */
  next(ulo: string): Sent | undefined {
    const way = this.#ways.get(ulo);
    const body = { commandId: systemIds.next(), ulo };
    if (!way) return this.#sent(ulo, 'statement', { name: 'record-partnership', role: 'commissioner', body: { ...body, occurredOn: this.today(), commissioner: 'County council', mentor: 'Neighbouring ULO', localPeople: true } });
    const answered = this.ledger.acknowledged.get(way.commandId);
    if (!answered) return undefined;
    return way.next === 'statement'
      ? this.#sent(ulo, 'withdrawal', { name: 'adopt-independence-statement', role: 'user-member', body: { ...body, occurredOn: this.today(), statement: 'The users decide.' } })
      : this.#sent(ulo, 'statement', { name: 'withdraw-fact', role: 'user-member', body: { ...body, corrects: answered.events[0], reason: 'It was not adopted' } });
  }

  #sent(ulo: string, next: Way['next'], sent: Sent): Sent {
    this.#ways.set(ulo, { commandId: sent.body.commandId, next });
    return sent;
  }
}

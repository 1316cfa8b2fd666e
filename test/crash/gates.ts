import { systemIds, type PlainDate } from '#kernel';
import type { Ledger, Sent } from './ledger.js';

/** Progress of one ULO through the first gate: the last command for it. */
interface GateProgress {
  commandId: string;
  next: 'statement' | 'withdrawal';
}

/** Commands that let ULOs pass the first gate, undo that, and pass it again, on one day. */
export class Gates {
  readonly #progress = new Map<string, GateProgress>();

  constructor(
    private readonly ledger: Ledger,
    private readonly today: () => PlainDate,
  ) {}

  /** Undefined while the last command for that ULO has no response. */
  next(ulo: string): Sent | undefined {
    const progress = this.#progress.get(ulo);
    const body = { commandId: systemIds.next(), ulo };
    if (!progress) return this.#sent(ulo, 'statement', { name: 'record-partnership', role: 'commissioner', body: { ...body, occurredOn: this.today(), commissioner: 'County council', mentor: 'Neighbouring ULO', localPeople: true } });
    const answered = this.ledger.acknowledged.get(progress.commandId);
    if (!answered) return undefined;
    return progress.next === 'statement'
      ? this.#sent(ulo, 'withdrawal', { name: 'adopt-independence-statement', role: 'user-member', body: { ...body, occurredOn: this.today(), statement: 'The users decide.' } })
      : this.#sent(ulo, 'statement', { name: 'withdraw-fact', role: 'user-member', body: { ...body, corrects: answered.events[0], reason: 'It was not adopted' } });
  }

  #sent(ulo: string, next: GateProgress['next'], sent: Sent): Sent {
    this.#progress.set(ulo, { commandId: sent.body.commandId, next });
    return sent;
  }
}

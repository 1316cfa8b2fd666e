import { addDays, derivedId, systemClock, systemIds, type PlainDate } from '#kernel';
import { Gates } from './gates.js';
import type { Ledger, Sent } from './ledger.js';
import type { Random } from './random.js';

const ulos = 8;

/** The days of the facts. */
export interface Days {
  firstDay: PlainDate;
  /** The maximum number of following days. */
  days: number;
  /** The day of the servers. Default: the day of the system. */
  today?: PlainDate;
}

/** Chooses the next command. Its prerequisites are acknowledged, so its rules accept it. */
export class Script {
  readonly #programme = systemIds.next();
  readonly #starts: string[] = [];
  readonly #agreed = new Map<string, string>();
  /** Bids without an award: the id of the command, and the ULO. */
  readonly #bids = new Map<string, string>();
  readonly #gates: Gates;
  #day = 0;

  constructor(
    private readonly random: Random,
    private readonly ledger: Ledger,
    private readonly when: Days = { firstDay: '2024-01-08', days: 600 },
  ) {
    this.#gates = new Gates(ledger, () => when.today ?? systemClock.today());
  }

  /** Undefined while the prerequisite of all other commands has no response. */
  next(): Sent | undefined {
    const sent = this.#choose();
    if (sent) this.ledger.begin(sent);
    return sent;
  }

  /** The ids of the acknowledged ULOs. */
  ulos(): string[] {
    return this.#starts.filter((id) => this.ledger.acknowledged.has(id)).map((id) => derivedId(id));
  }

  #choose(): Sent | undefined {
    const { ledger, random, when: { firstDay } } = this;
    if (!ledger.sent.has(this.#programme)) return { name: 'open-programme', role: 'programme-manager', body: { commandId: this.#programme, occurredOn: firstDay, name: 'Programme', area: 'County' } };
    if (!ledger.acknowledged.has(this.#programme)) return undefined;
    if (this.#starts.length < ulos || random.oneIn(60)) return this.#start();
    const ulo = random.pick(this.ulos());
    if (ulo === undefined) return undefined;
    const agreement = this.#agreed.get(ulo);
    if (agreement === undefined) return this.#agree(ulo);
    if (random.oneIn(10)) return this.#gates.next(ulo) ?? this.#meeting(ulo);
    if (random.oneIn(8)) return this.#award() ?? this.#bid(ulo);
    return ledger.acknowledged.has(agreement) ? this.#session(ulo) : this.#meeting(ulo);
  }

  #start(): Sent {
    const commandId = systemIds.next();
    this.#starts.push(commandId);
    const name = `ULO ${this.#starts.length}`;
    return { name: 'start-ulo-development', role: 'commissioner', body: { commandId, occurredOn: this.when.firstDay, programme: derivedId(this.#programme), name, area: 'Town', commissioner: 'County council' } };
  }

  #agree(ulo: string): Sent {
    const commandId = systemIds.next();
    this.#agreed.set(ulo, commandId);
    return { name: 'agree-mentoring', role: 'commissioner', body: { commandId, ulo, occurredOn: this.when.firstDay, mentor: 'Neighbouring ULO', startsOn: this.when.firstDay, endsOn: addDays(this.when.firstDay, 2_000) } };
  }

  #meeting(ulo: string): Sent {
    return { name: 'bring-people-together', role: 'commissioner', body: { commandId: systemIds.next(), ulo, occurredOn: this.#nextDay(), users: this.random.between(1, 30), carers: 2, again: true } };
  }

  #bid(ulo: string): Sent {
    const commandId = systemIds.next();
    this.#bids.set(commandId, ulo);
    const amountPence = this.random.between(1, 900) * 100;
    return { name: 'submit-bid', role: 'programme-manager', body: { commandId, ulo, occurredOn: this.when.firstDay, amountPence, lines: [{ category: 'training', amountPence }], again: true } };
  }

  /** The award of an acknowledged bid: a process manager raises an action for each. */
  #award(): Sent | undefined {
    for (const [commandId, ulo] of this.#bids) {
      const bid = this.ledger.acknowledged.get(commandId)?.events[0];
      if (bid === undefined) continue;
      this.#bids.delete(commandId);
      return { name: 'record-bid-award', role: 'programme-manager', body: { commandId: systemIds.next(), ulo, occurredOn: this.#nextDay(), bid, amountPence: 1_000 } };
    }
    return undefined;
  }

  /** A mentoring session, or sometimes a correction of an earlier one. */
  #session(ulo: string): Sent {
    const { random, ledger } = this;
    const body = { commandId: systemIds.next(), ulo, occurredOn: this.#nextDay(), hours: random.between(1, 12) / 4, topics: ['governance'], again: true };
    const earlier = random.oneIn(12) ? random.pick([...ledger.acknowledged.values()].slice(-40)) : undefined;
    const corrects = earlier && this.#isSession(earlier.commandId, ulo) ? earlier.events[0] : undefined;
    return { name: 'log-mentoring-session', role: 'mentor', body: { ...body, ...(corrects !== undefined && { corrects, reason: 'The hours were wrong' }) } };
  }

  #isSession(commandId: string, ulo: string): boolean {
    const sent = this.ledger.sent.get(commandId);
    return sent?.name === 'log-mentoring-session' && sent.body['ulo'] === ulo && sent.body['corrects'] === undefined;
  }

  /** The day advances slowly; one in five facts is late. */
  #nextDay(): string {
    if (this.random.oneIn(20)) this.#day = Math.min(this.#day + 1, this.when.days);
    return addDays(this.when.firstDay, this.random.oneIn(5) ? this.random.between(0, this.#day + 1) : this.#day);
  }
}

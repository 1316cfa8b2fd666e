import { addDays, derivedId, systemIds } from '#kernel';
import type { Ledger, Sent } from './ledger.js';
import type { Random } from './random.js';

const firstDay = '2024-01-08';
const ulos = 8;

/** Chooses the next command, such that its rules accept it: what it builds on was acknowledged before. */
export class Script {
  readonly #programme = systemIds.next();
  readonly #starts: string[] = [];
  readonly #agreed = new Map<string, string>();
  #day = 0;

  constructor(
    private readonly random: Random,
    private readonly ledger: Ledger,
  ) {}

  /** Nothing while what everything else builds on is still under way. */
  next(): Sent | undefined {
    const sent = this.#choose();
    if (sent) this.ledger.begin(sent);
    return sent;
  }

  #choose(): Sent | undefined {
    const { ledger, random } = this;
    if (!ledger.sent.has(this.#programme)) return { name: 'open-programme', role: 'programme-manager', body: { commandId: this.#programme, occurredOn: firstDay, name: 'Programme', area: 'County' } };
    if (!ledger.acknowledged.has(this.#programme)) return undefined;
    if (this.#starts.length < ulos || random.oneIn(60)) return this.#start();
    const start = random.pick(this.#starts.filter((id) => ledger.acknowledged.has(id)));
    if (start === undefined) return undefined;
    const ulo = derivedId(start);
    const agreement = this.#agreed.get(ulo);
    if (agreement === undefined) return this.#agree(ulo);
    return ledger.acknowledged.has(agreement) ? this.#session(ulo) : this.#meeting(ulo);
  }

  #start(): Sent {
    const commandId = systemIds.next();
    this.#starts.push(commandId);
    const name = `ULO ${this.#starts.length}`;
    return { name: 'start-ulo-development', role: 'commissioner', body: { commandId, occurredOn: firstDay, programme: derivedId(this.#programme), name, area: 'Town', commissioner: 'County council' } };
  }

  #agree(ulo: string): Sent {
    const commandId = systemIds.next();
    this.#agreed.set(ulo, commandId);
    return { name: 'agree-mentoring', role: 'commissioner', body: { commandId, ulo, occurredOn: firstDay, mentor: 'Neighbouring ULO', startsOn: firstDay, endsOn: addDays(firstDay, 2_000) } };
  }

  #meeting(ulo: string): Sent {
    return { name: 'bring-people-together', role: 'commissioner', body: { commandId: systemIds.next(), ulo, occurredOn: this.#when(), users: this.random.between(1, 30), carers: 2 } };
  }

  /** A mentoring session; now and then one that corrects an earlier one. */
  #session(ulo: string): Sent {
    const { random, ledger } = this;
    const body = { commandId: systemIds.next(), ulo, occurredOn: this.#when(), hours: random.between(1, 12) / 4, topics: ['governance'] };
    const earlier = random.oneIn(12) ? random.pick([...ledger.acknowledged.values()].slice(-40)) : undefined;
    const corrects = earlier && this.#isSession(earlier.commandId, ulo) ? earlier.events[0] : undefined;
    return { name: 'log-mentoring-session', role: 'mentor', body: { ...body, ...(corrects !== undefined && { corrects, reason: 'The hours were wrong' }) } };
  }

  #isSession(commandId: string, ulo: string): boolean {
    const sent = this.ledger.sent.get(commandId);
    return sent?.name === 'log-mentoring-session' && sent.body['ulo'] === ulo && sent.body['corrects'] === undefined;
  }

  /** Days go on slowly; one in five facts is late. */
  #when(): string {
    if (this.random.oneIn(20)) this.#day = Math.min(this.#day + 1, 600);
    return addDays(firstDay, this.random.oneIn(5) ? this.random.between(0, this.#day + 1) : this.#day);
  }
}

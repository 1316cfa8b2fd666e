import { addDays, systemIds } from '#kernel';
import type { Ledger, Sent } from '../ledger.js';
import type { Random } from '../random.js';
import { Script } from '../script.js';

/** A Tuesday in working hours: a reminder that is due on that day is sent at once. */
export const today = '2025-09-02';
export const startsAt = `${today}T09:30:00.000Z`;
const names = ['Ada Example', 'Ben Example', 'Cal Example'];
const maxMilestones = 24;

/** The usual commands, and in addition milestones that are due in a week: each has one reminder today for each person. */
export class ReminderScript {
  readonly #script: Script;
  readonly #people: string[] = [];
  readonly #plans = new Map<string, string>();
  readonly #milestones: string[] = [];

  constructor(
    private readonly random: Random,
    private readonly ledger: Ledger,
  ) {
    // Recent enough, so that no mentor has been silent for six weeks.
    this.#script = new Script(random, ledger, { firstDay: addDays(today, -20), days: 15, today });
  }

  next(): Sent | undefined {
    if (this.#people.length < names.length) return this.#person(names[this.#people.length] ?? '');
    if (!this.#all(this.#people) || this.#milestones.length >= maxMilestones || !this.random.oneIn(6)) return this.#script.next();
    const ulo = this.random.pick(this.#script.ulos());
    if (ulo === undefined) return this.#script.next();
    const plan = this.#plans.get(ulo);
    if (plan === undefined) return this.#plan(ulo);
    return this.#all([plan]) ? this.#milestone(ulo) : this.#script.next();
  }

  /** Each acknowledged milestone, with its ULO. */
  milestones(): { id: string; ulo: string }[] {
    return this.#milestones.flatMap((commandId) => {
      const accepted = this.ledger.acknowledged.get(commandId);
      return accepted?.events[0] === undefined ? [] : [{ id: accepted.events[0], ulo: accepted.stream.slice('ulo-'.length) }];
    });
  }

  /** The people who receive reminders: their ids and names. */
  people(): { id: string; name: string }[] {
    return this.#people.map((commandId, i) => ({ id: this.ledger.acknowledged.get(commandId)?.stream.slice('person-'.length) ?? '', name: names[i] ?? '' }));
  }

  /** The number of acknowledged ULOs. */
  ulos(): number {
    return this.#script.ulos().length;
  }

  #all(commandIds: readonly string[]): boolean {
    return commandIds.every((id) => this.ledger.acknowledged.has(id));
  }

  #person(name: string): Sent {
    return this.#begin(this.#people, 'register-person', 'programme-manager', {
      occurredOn: '2024-01-01', name, mail: `${name.split(' ')[0]?.toLowerCase()}@example.org`, organisation: 'Example', role: 'programme-manager',
    });
  }

  #plan(ulo: string): Sent {
    const sent = this.#begin([], 'draft-plan', 'commissioner', { ulo, occurredOn: addDays(today, -20), finishOn: addDays(today, 900) });
    this.#plans.set(ulo, sent.body.commandId);
    return sent;
  }

  #milestone(ulo: string): Sent {
    return this.#begin(this.#milestones, 'plan-milestone', 'commissioner', {
      ulo, occurredOn: addDays(today, -20), name: `Milestone ${this.#milestones.length + 1}`, kind: 'other', dueOn: addDays(today, 7),
    });
  }

  #begin(ids: string[], name: string, role: Sent['role'], body: Record<string, unknown>): Sent {
    const sent: Sent = { name, role, body: { commandId: systemIds.next(), ...body } };
    ids.push(sent.body.commandId);
    this.ledger.begin(sent);
    return sent;
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createCommandPipeline, type CommandPipeline } from '#commands';
import { commands, deciders, references, ulo, type UloState } from '#development';
import { openSqliteEventStore, readStream, type EventStore } from '#event-store';
import { factsOf } from '#history';
import { InvalidInput, NotFound, RuleRefused, allRoles, commandSpec, fieldsOf, fold, systemIds, type CommandClass, type FieldSpec, type PlainDate } from '#kernel';
import { anyBody, fakeClock, type AnyBody } from '#spec';

const uloCommands = commands.filter((type) => commandSpec(type).stream === 'ulo' && commandSpec(type).creates !== true && roleOf(type) !== undefined);
/** Placeholder for the id of the n-th existing item, where a command refers to an item. */
export const nth = fc.nat({ max: 40 }).map((n) => `nth ${n}`);

/** A random attempt: a command, a correction of an earlier fact of the command, or a withdrawal. */
export interface Attempt extends AnyBody {
  kind: 'record' | 'correct' | 'withdraw';
  which: number;
}

export const anyAttempts = (most: number): fc.Arbitrary<Attempt[]> =>
  fc.array(
    fc.tuple(anyBody(uloCommands, nth), fc.constantFrom('record', 'record', 'record', 'record', 'correct', 'withdraw'), fc.nat({ max: 100 })).map(([body, kind, which]): Attempt => ({ ...body, kind: kind, which })),
    { minLength: most / 2, maxLength: most },
  );

function roleOf(type: CommandClass) {
  return allRoles.find((role) => commandSpec(type).roles.includes(role));
}

/** A ULO in a new log, for random attempts through the command pipeline. */
export class TriedUlo implements AsyncDisposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'milepost any '));
  readonly clock = fakeClock('2013-06-03T12:00:00.000Z');
  readonly store: EventStore = openSqliteEventStore({ folder: join(this.#folder, 'log') });
  readonly #handling: CommandPipeline = createCommandPipeline({ store: this.store, clock: this.clock, ids: systemIds, deciders, commands });
  id = '';

  get folder(): string {
    return this.#folder;
  }

  static async begin(): Promise<TriedUlo> {
    const tried = new TriedUlo();
    const programme = await tried.#send('open-programme', { occurredOn: '2008-12-01', name: 'Programme', area: 'County' });
    tried.id = await tried.#send('start-ulo-development', { occurredOn: '2009-01-01', programme, name: 'Voices', area: 'Town', commissioner: 'Council' });
    return tried;
  }

  async #send(name: string, body: object, recording?: CommandClass): Promise<string> {
    const type = recording ?? commands.find((one) => commandSpec(one).name === name);
    const role = (type && roleOf(type)) ?? 'programme-manager';
    const { stream } = await this.#handling.execute({ name, body, actor: { id: 'somebody', role, organisation: 'Council' } });
    return stream.replace(/^[a-z]+-/u, '');
  }

  async state(asAt?: PlainDate): Promise<UloState> {
    return fold(ulo, factsOf(await readStream(this.store, `ulo-${this.id}`), asAt === undefined ? {} : { asAt }));
  }

  /** @returns true if the attempt was recorded, false if it was refused. @throws every other error */
  async attempt({ type, occurredOn, fields, kind, which, records }: Attempt): Promise<boolean> {
    const facts = (await readStream(this.store, `ulo-${this.id}`)).filter((event) => event.type !== 'CorrectionRecorded' && event.type !== 'UloDevelopmentStarted');
    const same = facts.filter((event) => event.type === records);
    const withdrawn = facts[which % (facts.length || 1)];
    const corrects = kind === 'withdraw' ? withdrawn?.id : kind === 'correct' ? same[which % (same.length || 1)]?.id : undefined;
    if (kind !== 'record' && corrects === undefined) return false;
    const offered = references(await this.state());
    const values = named(fieldsOf(type), fields, (to) => offered[to]?.map(({ id }) => id) ?? []);
    const body = kind === 'withdraw' ? { ulo: this.id, corrects, reason: 'It did not happen' } : { ...values, ulo: this.id, occurredOn, ...(corrects !== undefined && { corrects, reason: 'It was wrong' }) };
    try {
      await (kind === 'withdraw' ? this.#send('withdraw-fact', body, uloCommands.find((one) => commandSpec(one).records === withdrawn?.type)) : this.#send(commandSpec(type).name, body));
      return true;
    } catch (error) {
      if (error instanceof RuleRefused || error instanceof InvalidInput || error instanceof NotFound) return false;
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Replaces placeholders with ids of existing items, so that most references are valid. */
export function named(fields: readonly FieldSpec[], values: Readonly<Record<string, unknown>>, offered: (to: string) => readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.flatMap((field): [string, unknown][] => {
    const value = values[field.name];
    if (value === undefined) return [];
    if (field.kind === 'rows') return [[field.name, (value as Readonly<Record<string, unknown>>[]).map((row) => named(fieldsOf(field.of()), row, offered))]];
    if (typeof value !== 'string' || !value.startsWith('nth ')) return [[field.name, value]];
    const ids = field.kind === 'ref' ? offered(field.to) : [];
    const id = ids[Number(value.slice(4)) % (ids.length || 1)];
    return id === undefined ? [] : [[field.name, id]];
  }));
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore, type EventStore, type Head } from '#event-store';
import { derivedId, type Json, type NewEvent, type PlainDate, type Position } from '#kernel';
import { deciders } from '#development';
import { openReadModel, type AnyProjection, type ReadModel } from '#projections';
import { fakeClock } from '#spec';
import { projections } from '../projections.js';

export const programmeId = derivedId('the programme');
export const uloId = derivedId('the ULO');
export const otherId = derivedId('the other ULO');

/** A fact of a stream, or a correction. `id` does not depend on the order of recording. */
export interface RecordedFact {
  stream: string;
  id: string;
  occurredOn: PlainDate;
  type: string;
  data: object;
}

export const recorded = (stream: string, occurredOn: PlainDate, type: string, data: object = {}): RecordedFact => ({
  stream,
  id: derivedId(`${stream} ${occurredOn} ${type} ${JSON.stringify(data)}`),
  occurredOn,
  type,
  data,
});

export const correctionOf = (original: RecordedFact, occurredOn: PlainDate, data: object | null): RecordedFact =>
  recorded(original.stream, occurredOn, 'CorrectionRecorded', {
    ofEvent: original.id, ofType: original.type, ofVersion: 1, reason: 'Read wrongly', data,
  });

const eventOf = ({ id, occurredOn, type, data }: RecordedFact): NewEvent => ({
  id,
  type,
  version: 1,
  recordedAt: '2012-01-15T09:00:00.000Z',
  occurredOn,
  data,
  metadata: {
    commandId: id,
    commandHash: 'none',
    correlationId: id,
    causationId: id,
    actor: { id: derivedId('somebody'), role: 'programme-manager', organisation: 'Example' },
  },
});

/** A temporary log with read models and a clock set to a day in 2012. Disposing it deletes the files. */
export class TestReadModel implements AsyncDisposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'milepost dashboards '));
  readonly #heads = new Map<string, Head>();
  readonly #models: ReadModel[] = [];
  readonly clock = fakeClock('2012-01-15T12:00:00.000Z');
  readonly store: EventStore = openSqliteEventStore({ folder: this.#folder });

  async record(fact: RecordedFact): Promise<Position> {
    const head = this.#heads.get(fact.stream) ?? 'no-stream';
    const { revision, hash, position } = await this.store.append(fact.stream, [eventOf(fact)], { head });
    this.#heads.set(fact.stream, { revision, hash });
    return position;
  }

  async recordAll(facts: readonly RecordedFact[]): Promise<void> {
    for (const fact of facts) await this.record(fact);
  }

  model(of: readonly AnyProjection[] = projections): ReadModel {
    const folder = join(this.#folder, `views ${this.#models.length}`);
    const model = openReadModel({ folder, store: this.store, deciders, projections: of, clock: this.clock, cachedFacts: 500 });
    this.#models.push(model);
    return model;
  }

  /** Waits until the model has applied all recorded events. @throws Error after 20 seconds */
  async upToDate(model = this.model()): Promise<ReadModel> {
    if (!(await model.waitFor(await this.store.head(), 20_000))) throw new Error('The read model did not catch up within 20 seconds');
    return model;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const model of this.#models) await model.close();
    await this.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** All rows of the main tables of the read models. */
export const tablesOf = (model: ReadModel): Record<string, Json[]> =>
  Object.fromEntries(
    ['portfolio', 'portfolio_totals', 'current_steps', 'warnings', 'milestones', 'programmes'].map((table) => [
      table,
      model.read((db) => db.all<Record<string, Json>>(`SELECT * FROM ${table} ORDER BY 1, 2`)).map((row) => ({ ...row })),
    ]),
  );

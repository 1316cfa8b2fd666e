import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore, type EventStore, type Head } from '#event-store';
import { defineDecider, derivedId, type DomainEvent, type NewEvent, type PlainDate, type Position } from '#kernel';
import type { Projection } from '../projection.js';

/** A small stream type for tests of read models: words and their days, in the order of the days. */
export interface Tally {
  said: { lines: { on: PlainDate; word: string }[] };
}
type Said = DomainEvent<'WordSaid', { word: string }>;

export const tally = defineDecider<Tally>(
  'ulo',
  {
    said: {
      name: 'said',
      initial: () => ({ lines: [] }),
      evolve: (state: Tally['said'], fact: { type: string; occurredOn: PlainDate; data: Said['data'] }) => {
        if (fact.type === 'WordSaid') state.lines.push({ on: fact.occurredOn, word: fact.data.word });
        return state;
      },
      decide: () => [],
    },
  },
  {},
);

/** The words of a stream, and the day of the last renewal. A word in `broken` cannot be projected. */
export const words = (broken: ReadonlySet<string> = new Set(), version = 1): Projection<Tally> => ({
  name: 'words',
  version,
  kind: 'ulo',
  schema: 'CREATE TABLE words (id TEXT PRIMARY KEY, text TEXT NOT NULL, revision INTEGER NOT NULL, day TEXT NOT NULL) STRICT',
  write(db, { id, state, revision }, today) {
    const text = state.said.lines.map((l) => l.word).join(' ');
    db.run('INSERT OR REPLACE INTO words VALUES (?, ?, ?, ?)', id, text, revision, today);
    if (state.said.lines.some((l) => broken.has(l.word))) throw new Error('This word cannot be shown');
  },
  renew(db, today, limit) {
    const rows = db.all<{ id: string }>('SELECT id FROM words WHERE day <> ? LIMIT ?', today, limit);
    for (const { id } of rows) db.run('UPDATE words SET day = ? WHERE id = ?', today, id);
    return rows.length === limit;
  },
});

/** A folder with a log, and functions that append to it. */
export function testLog() {
  const folder = mkdtempSync(join(tmpdir(), 'milepost readmodel '));
  const store = openSqliteEventStore({ folder });
  return {
    folder,
    store,
    ...writer(store),
    async [Symbol.asyncDispose](): Promise<void> {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function writer(store: EventStore) {
  const heads = new Map<string, Head>();
  let count = 0;
  const record = async (stream: string, ...events: NewEvent[]): Promise<Position> => {
    const head = heads.get(stream) ?? 'no-stream';
    const { revision, hash, position } = await store.append(stream, events, { head });
    heads.set(stream, { revision, hash });
    return position;
  };
  const event = (type: string, occurredOn: PlainDate, data: object): NewEvent => {
    const id = derivedId(`${++count} ${type}`);
    return {
      id,
      type,
      version: 1,
      recordedAt: '2026-01-15T09:00:00.000Z',
      occurredOn,
      data,
      metadata: {
        commandId: id,
        commandHash: 'none',
        correlationId: id,
        causationId: id,
        actor: { id: derivedId('somebody'), role: 'mentor', organisation: 'Example' },
      },
    };
  };
  return {
    event,
    record,
    say: (stream: string, occurredOn: PlainDate, word: string): Promise<Position> =>
      record(stream, event('WordSaid', occurredOn, { word })),
    correct: (stream: string, original: NewEvent, occurredOn: PlainDate, word: string | null): Promise<Position> =>
      record(
        stream,
        event('CorrectionRecorded', occurredOn, {
          ofEvent: original.id, ofType: original.type, ofVersion: 1, reason: 'It was another', data: word === null ? null : { word },
        }),
      ),
  };
}

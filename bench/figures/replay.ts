import { DatabaseSync } from 'node:sqlite';
import { inCurrentVersions } from '#catalogue';
import { openSqliteEventStore } from '#event-store';
import { bareCopyOf } from '../fixtures/bare-copy.js';
import { logOf } from '../fixtures/log.js';
import type { Bench } from '../measure/figure.js';
import { assertResult } from '../measure/assert-result.js';
import { alternate, perSecond } from '../measure/rounds.js';
import { readBare } from '../references/bare-log.js';

export interface Seen {
  count: number;
  /** A sum of values that only a decoded event has, so that no side can skip the decoding. */
  sum: number;
}
export interface DecodedEvent {
  occurredOn: string;
  data: object;
}
export const look = (seen: Seen, event: DecodedEvent): void => {
  seen.count += 1;
  seen.sum += event.occurredOn.charCodeAt(9) + Object.keys(event.data).length;
};

async function ours(folder: string, seen: Seen): Promise<void> {
  const store = inCurrentVersions(openSqliteEventStore({ folder, readOnly: true }));
  for await (const { events } of store.readAll()) for (const event of events) look(seen, event);
  await store.close();
}

async function bare(file: string, seen: Seen): Promise<void> {
  const db = new DatabaseSync(file, { readOnly: true });
  readBare(db, (event) => look(seen, event as DecodedEvent));
  db.close();
}

/** The number of events read per second. @throws Error unless every event was read */
export async function readingRate(events: number, read: (seen: Seen) => Promise<void>, sums: Set<number>): Promise<number> {
  const seen: Seen = { count: 0, sum: 0 };
  const figure = await perSecond(events, () => read(seen));
  sums.add(seen.sum);
  assertResult(seen.count === events, `${seen.count} events were read instead of ${events}`);
  assertResult(sums.size === 1, 'what was read was not the same each time');
  return figure;
}

export const bareReader = (file: string, events: number, sums: Set<number>) => (): Promise<number> =>
  readingRate(events, (seen) => bare(file, seen), sums);

export const replay: Bench = {
  id: 'replay',
  unit: 'events/s',
  referenceName: 'bare SELECT in batches, rows as objects, JSON.parse',
  wanted: { atLeast: 0.5 },
  run: async (context, rounds) => {
    const log = await logOf(context, 1_000, 300);
    const file = await bareCopyOf(context, log);
    const sums = new Set<number>();
    context.say('replay …');
    return alternate(
      {
        ours: () => readingRate(log.events, (seen) => ours(log.folder, seen), sums),
        reference: bareReader(file, log.events, sums),
      },
      rounds,
    );
  },
};

import { existsSync } from 'node:fs';
import { logFileOf, openEventStore } from '#event-store';
import type { StoredEvent } from '#kernel';
import type { Ledger } from '../ledger.js';
import { insist } from '../violation.js';

const beforeTheFirst = '0'.repeat(64);

/** Every event of a folder's log, hashes checked by reading. None when it was killed before there was a log. */
export async function eventsIn(folder: string, { EVENT_STORE_URL: url }: Readonly<Record<string, string>>): Promise<StoredEvent[]> {
  if (url === undefined && !existsSync(logFileOf(folder))) return [];
  const events: StoredEvent[] = [];
  let store;
  try {
    store = await openEventStore({ folder, url, readOnly: true });
  } catch (error) {
    // Cut off in its first start: no table yet, so nothing can have been acknowledged either.
    if (error instanceof Error && /holds no log/.test(error.message)) return [];
    throw error;
  }
  for await (const batch of store.readAll()) events.push(...batch.events);
  await store.close();
  return events;
}

/** What Milepost recorded without being told to: no command of the harness, nor of the examples. */
export const byItself = ({ metadata }: StoredEvent): boolean => metadata.actor.role === 'milepost';

/** No gap in revisions, the chain of hashes whole, nothing recorded twice, nothing acknowledged lost. */
export function checkLog(events: readonly StoredEvent[], ledger: Ledger): void {
  checkStreams(events);
  const byCommand = Map.groupBy(events.filter((e) => e.metadata.example !== true && !byItself(e)), (e) => e.metadata.commandId);
  for (const [commandId, recorded] of byCommand) {
    insist(ledger.sent.has(commandId), () => `The log holds command ${commandId}, which nobody sent.`);
    insist(recorded.length === 1, () => `Command ${commandId} was recorded ${recorded.length} times.`);
  }
  for (const { commandId, stream, revision, position, events: ids } of ledger.acknowledged.values()) {
    const event = byCommand.get(commandId)?.[0];
    insist(event !== undefined, () => `Command ${commandId} was acknowledged (${stream}, revision ${revision}) and is lost.`);
    const same = event.stream === stream && event.revision === revision && event.position === position && ids.join() === event.id;
    insist(same, () => `Command ${commandId} was acknowledged at ${stream} ${revision} (position ${position}) and is at ${event.stream} ${event.revision} (${event.position}).`);
  }
}

function checkStreams(events: readonly StoredEvent[]): void {
  const heads = new Map<string, { revision: number; hash: string }>();
  for (const { stream, revision, metadata } of events) {
    const head = heads.get(stream) ?? { revision: -1, hash: beforeTheFirst };
    insist(revision === head.revision + 1, () => `Stream ${stream} goes from revision ${head.revision} to ${revision}.`);
    insist(metadata.prevHash === head.hash, () => `Event ${revision} of ${stream} does not continue the event before it.`);
    heads.set(stream, { revision, hash: metadata.hash });
  }
}

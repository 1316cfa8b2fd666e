import { existsSync } from 'node:fs';
import { logFileOf, openEventStore } from '#event-store';
import type { StoredEvent } from '#kernel';
import type { Ledger } from '../ledger.js';
import { insist } from '../violation.js';

const beforeTheFirst = '0'.repeat(64);

/** Every event of the log; reading checks the hashes. Empty if the process was killed before it created a log. */
export async function eventsIn(folder: string, { EVENT_STORE_URL: url }: Readonly<Record<string, string>>): Promise<StoredEvent[]> {
  if (url === undefined && !existsSync(logFileOf(folder))) return [];
  const events: StoredEvent[] = [];
  let store;
  try {
    store = await openEventStore({ folder, url, readOnly: true });
  } catch (error) {
    // Killed during its first start: there is no table yet, so no command was acknowledged.
    if (error instanceof Error && /holds no log/.test(error.message)) return [];
    throw error;
  }
  for await (const batch of store.readAll()) events.push(...batch.events);
  await store.close();
  return events;
}

/** True for events that Milepost recorded automatically, without a command of the harness or of the examples. */
export const isRecordedByMilepost = ({ metadata }: StoredEvent): boolean => metadata.actor.role === 'milepost';

/** Revisions have no gap, the hash chain is intact, no command is recorded twice, and every acknowledged command is recorded. */
export function checkLog(events: readonly StoredEvent[], ledger: Ledger): void {
  checkStreams(events);
  const byCommand = Map.groupBy(events.filter((e) => e.metadata.example !== true && !isRecordedByMilepost(e)), (e) => e.metadata.commandId);
  for (const [commandId, recorded] of byCommand) {
    insist(ledger.sent.has(commandId), () => `The log contains command ${commandId}, which was not sent.`);
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

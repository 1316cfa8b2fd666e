import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreUnusable } from '../errors.js';
import { faultOfAddress, withoutPassword } from './address.js';
import { EventStoreDbEventStore, type EventStoreDbOptions } from './eventstoredb-event-store.js';
import { surviveLostDiscoveries } from './lost-discoveries.js';
import { versionOf } from './version.js';
import { whyUnusable, type Unusable } from './why-unusable.js';
import { withTimeout } from './with-timeout.js';

const minimumVersion = [22, 10] as const;
const START_TIMEOUT_MS = 10_000;
const RETRY_INTERVAL_MS = 500;

export interface OpenOptions extends EventStoreDbOptions {
  /** Maximum milliseconds to wait at start for an unavailable server; `onTrouble` reports the wait. */
  waitMs?: number;
}

/**
 * Opens the log on a cluster. Checks the server version, and the credentials by reading the end of the log.
 * @throws EventStoreUnusable with the address, the cause and the remedy in one sentence
 */
export async function openEventStoreDb({ waitMs = 0, ...options }: OpenOptions): Promise<EventStoreDbEventStore> {
  const fault = faultOfAddress(options.address);
  if (fault !== undefined) throw new EventStoreUnusable(`EVENT_STORE_URL ${fault}.`);
  const name = `The event store ${withoutPassword(options.address)}`;
  const began = performance.now();
  for (let isReported = false; ; isReported = true) {
    const opened = await open(options);
    if (opened instanceof EventStoreDbEventStore) return opened;
    const waited = performance.now() - began;
    if (!opened.mayPass || waited >= waitMs)
      throw new EventStoreUnusable(`${name} cannot be used${waitMs > 0 && opened.mayPass ? ` after waiting ${Math.round(waited / 1000)} s (STARTUP_WAIT)` : ''}: ${opened.why}.`);
    if (!isReported) options.onTrouble?.(`${name} is away: ${opened.why}. Waiting for it, ${waitMs / 1000} s at most.`);
    await pause(Math.min(RETRY_INTERVAL_MS, waitMs - waited));
  }
}

async function open(options: EventStoreDbOptions): Promise<EventStoreDbEventStore | Unusable> {
  const store = new EventStoreDbEventStore(options);
  const close = store.close.bind(store);
  const stopSurviving = surviveLostDiscoveries((sentence) => store.tell(sentence));
  store.close = async () => {
    await close();
    stopSurviving();
  };
  try {
    assertNewEnough(await versionOf(options.address, START_TIMEOUT_MS), options.address);
    await withTimeout(START_TIMEOUT_MS, 'Reading', store.head());
    return store;
  } catch (error) {
    await store.close();
    if (error instanceof EventStoreUnusable) throw error;
    return whyUnusable(options.address, error);
  }
}

function assertNewEnough(version: string, address: string): void {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  if (major > minimumVersion[0] || (major === minimumVersion[0] && minor >= minimumVersion[1])) return;
  throw new EventStoreUnusable(
    `The event store ${withoutPassword(address)} is of version ${version}, which is too old: upgrade it to EventStoreDB ${minimumVersion.join('.')} or later, or to KurrentDB, and start again.`,
  );
}

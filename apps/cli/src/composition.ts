import { existsSync, mkdirSync } from 'node:fs';
import { inspectDataFolder, type Inspection } from '#data-folder';
import { openEventStore, type EventStore } from '#event-store';
import type { KeyStore, MasterKey } from '#people';
import { WrongSettings, readSettings, secret } from '#platform';
import { WrongUse } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** The log that a command works on: in a data folder, or on a cluster. */
export interface LogPlace {
  /** Also set with a cluster, for files derived from the log. */
  folder: string;
  url?: string | undefined;
  /** Milliseconds for which a command waits for an unavailable cluster. */
  waitMs?: number;
  onTrouble?: (sentence: string) => void;
}

/** The data folder of the command line, otherwise the log in the settings. */
export function logPlace(terminal: Terminal, given: string | undefined): LogPlace {
  if (given !== undefined) return { folder: given };
  const { dataFolder, eventStoreUrl, startupWaitMs } = readSettings(terminal.env);
  return { folder: dataFolder, url: eventStoreUrl, waitMs: startupWaitMs, onTrouble: (sentence) => void terminal.err.write(`${sentence}\n`) };
}

/**
 * The secret that wraps the keys of personal data, in the data folder unless the settings name another folder.
 * @throws SecretUnusable, WrongSettings when processes on a cluster do not share one
 */
export function masterKeyOf({ env }: Terminal, { folder, url }: LogPlace): (isNew: boolean) => string {
  const { masterKey, secretsFolder, dataFolder } = readSettings(env);
  if (url !== undefined && masterKey === undefined && secretsFolder === dataFolder)
    throw new WrongSettings(['MASTER_KEY must be given with EVENT_STORE_URL, the same as to every process there; or SECRETS_DIR, where they share it.']);
  const keyFolder = secretsFolder === dataFolder ? folder : secretsFolder;
  return (isNew) => {
    mkdirSync(keyFolder, { recursive: true, mode: 0o700 });
    return secret(keyFolder, 'master-key', masterKey, isNew);
  };
}

/** The keys of personal data that belong to a log. @throws KeyStoreUnusable, Unavailable */
export async function openKeys(place: LogPlace, masterKey: MasterKey): Promise<KeyStore> {
  const { openKeyStore } = await import('#people');
  return openKeyStore({ ...place, masterKey });
}

/** Runs `work` on the log with its texts opened, as far as their keys exist. Creates no key store. */
export async function withReadableTexts<T>(terminal: Terminal, place: LogPlace, log: EventStore, work: (store: EventStore) => Promise<T>): Promise<T> {
  const { keysFileOf } = await import('#people');
  const { inCurrentVersions, withTexts } = await import('#catalogue');
  if (place.url === undefined && !existsSync(keysFileOf(place.folder))) return work(inCurrentVersions(log));
  const keys = await openKeys(place, masterKeyOf(terminal, place));
  try {
    return await work(withTexts(log, keys));
  } finally {
    await keys.close();
  }
}

/** For commands that work on the file of the log. @throws WrongUse on a cluster */
export function embedded({ folder, url }: LogPlace, otherwise: string): string {
  if (url === undefined) return folder;
  throw new WrongUse(`This works on the log of a data folder, and EVENT_STORE_URL names a cluster: ${otherwise}`);
}

/** Runs `work` on the log. A data folder is locked for this process. */
export const writing = async <T>(place: LogPlace, work: (store: EventStore) => Promise<T>, inspection: Inspection = {}): Promise<T> => {
  inspect(place, inspection);
  return closing(await openEventStore({ ...place, program: 'milepost' }), work);
};

/** Milliseconds without progress after which filling a log gives up. */
export const FILL_STALL_TIMEOUT_MS = 10_000;

/** Like `writing`, for bulk writes to an empty log. */
export const filling = async <T>(place: LogPlace, work: (store: EventStore) => Promise<T>, inspection: Inspection = {}): Promise<T> => {
  inspect(place, inspection);
  return closing(await openEventStore({ ...place, program: 'milepost', bulk: true }), work);
};

/** Runs `work` on the log in read-only mode; a server may be running on it. */
export const reading = async <T>(place: LogPlace, work: (store: EventStore) => Promise<T>): Promise<T> => {
  inspect(place);
  return closing(await openEventStore({ ...place, readOnly: true }), work);
};

/** Checks a data folder before it is used. @throws Damaged, DataFolderUnusable */
export function inspect({ folder, url }: LogPlace, inspection: Inspection = {}): void {
  if (url === undefined) inspectDataFolder(folder, inspection);
}

async function closing<T>(store: EventStore, work: (store: EventStore) => Promise<T>): Promise<T> {
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

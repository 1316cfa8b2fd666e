import { openClusterKeyStore } from './cluster-key-store.js';
import type { KeyStore, MasterKey } from './key-store.js';
import { openSqliteKeyStore } from './sqlite-key-store.js';

export interface KeyStoreChoice {
  folder: string;
  /** The address of the cluster that keeps the log; the keys are in the data folder otherwise. */
  url?: string | undefined;
  masterKey: MasterKey;
}

/** Opens the key store that belongs to the configured log. @throws KeyStoreUnusable, EventStoreUnusable, Unavailable */
export const openKeyStore = async ({ folder, url, masterKey }: KeyStoreChoice): Promise<KeyStore> =>
  url === undefined ? openSqliteKeyStore({ folder, masterKey }) : openClusterKeyStore({ url, masterKey });

import { openKeyStreams, withoutPassword, type KeyStreams } from '#event-store';
import { decrypt, encrypt } from '#kernel';
import { freshKey } from './fresh-key.js';
import { KeyStoreUnusable, anotherKey, masterKeyFor, type KeyState, type KeyStore, type MasterKey, type PersonKey } from './key-store.js';
import { freshMaster, otherMasterKey, wrappingKey } from './master.js';

/** No id of a key: those are 32 hexadecimal digits. */
const masterId = 'master';
const saltBytes = 16;

/**
 * The keys on the cluster that keeps the log, shared by all its processes: each in a stream of its own, wrapped with the
 * master key. Of processes that start at once on an empty cluster the first one chooses the salt for all.
 * @throws KeyStoreUnusable when the keys there were wrapped with another master key, EventStoreUnusable, Unavailable
 */
export async function openClusterKeyStore({ url, masterKey }: { url: string; masterKey: MasterKey }): Promise<KeyStore> {
  const streams = await openKeyStreams(url);
  try {
    return new ClusterKeyStore(streams, await wrappingKeyOf(streams, url, masterKey));
  } catch (error) {
    await streams.close();
    throw error;
  }
}

async function wrappingKeyOf(streams: KeyStreams, url: string, given: MasterKey): Promise<Uint8Array> {
  let kept = await streams.get(masterId);
  const masterKey = masterKeyFor(given, kept === undefined);
  if (kept === undefined) {
    const { salt, proof } = freshMaster(masterKey);
    await streams.put(masterId, Buffer.concat([salt, proof]));
    kept = await streams.get(masterId);
  }
  const key = kept instanceof Uint8Array ? wrappingKey(masterKey, { salt: kept.subarray(0, saltBytes), proof: kept.subarray(saltBytes) }) : undefined;
  if (!key) throw new KeyStoreUnusable(otherMasterKey(`on ${withoutPassword(url)}`));
  return key;
}

class ClusterKeyStore implements KeyStore {
  constructor(
    private readonly streams: KeyStreams,
    private readonly wrapping: Uint8Array,
  ) {}

  async create(): Promise<PersonKey> {
    const made = freshKey();
    await this.keep(made);
    return made;
  }

  async keep({ keyId, key }: PersonKey): Promise<void> {
    // Wrapped anew, the same key has other bytes: what was there first is opened and compared.
    if ((await this.streams.put(keyId, encrypt(this.wrapping, key, keyId))) === 'kept') return;
    const there = await this.get(keyId);
    if (!there || Buffer.compare(there, key) !== 0) throw anotherKey(keyId);
  }

  async get(keyId: string): Promise<Uint8Array | undefined> {
    const wrapped = await this.streams.get(keyId);
    if (!(wrapped instanceof Uint8Array)) return undefined;
    const key = decrypt(this.wrapping, wrapped, keyId);
    if (!key) throw new KeyStoreUnusable(`The key ${keyId} of personal data is damaged on the event store: restore a backup of its nodes.`);
    return key;
  }

  remove(keyId: string): Promise<void> {
    return this.streams.remove(keyId);
  }

  /** Whether a node was scavenged since cannot be seen from here. */
  async state(keyId: string): Promise<KeyState> {
    const there = await this.streams.get(keyId);
    return there === undefined ? 'gone' : there === 'removed' ? 'waiting' : 'kept';
  }

  close(): Promise<void> {
    return this.streams.close();
  }
}

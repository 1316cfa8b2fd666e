import { createHash } from 'node:crypto';
import { openKeyStreams, withoutPassword, type KeyStreams } from '#event-store';
import { decrypt, encrypt } from '#kernel';
import { freshKey } from './fresh-key.js';
import { KeyStoreUnusable, anotherKey, masterKeyFor, type KeyState, type KeyStore, type MasterKey, type PersonKey } from './key-store.js';
import { freshMaster, otherMasterKey, wrappingKey } from './master.js';

/** No id of a key: those are 32 hexadecimal digits. */
const masterId = 'master';
const saltBytes = 16;

/** Of the stream for what takes the place of a key. */
const nextId = (id: string): string => createHash('sha256').update(`after ${id}`).digest('hex').slice(0, 32);

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
    return (await this.current(keyId)).key;
  }

  /** What takes a key's place comes first: a process that is killed in between leaves both, and the next process removes the key. */
  async replace({ keyId, key }: PersonKey, by: Uint8Array): Promise<boolean> {
    const { id, key: there } = await this.current(keyId);
    if (!there || Buffer.compare(there, key) !== 0) return false;
    const next = nextId(id);
    const isOurs = (await this.streams.put(next, encrypt(this.wrapping, by, next))) === 'kept';
    await this.streams.remove(id);
    return isOurs;
  }

  async remove(keyId: string): Promise<void> {
    const { id } = await this.current(keyId);
    await this.streams.remove(id);
  }

  /** Whether a node was scavenged since cannot be seen from here. */
  async state(keyId: string): Promise<KeyState> {
    if ((await this.current(keyId)).key) return 'kept';
    return (await this.streams.get(keyId)) === undefined ? 'gone' : 'waiting';
  }

  /** What stands under an id now: the streams of what was replaced are deleted. */
  private async current(keyId: string): Promise<{ id: string; key?: Uint8Array }> {
    for (let id = keyId; ; id = nextId(id)) {
      const wrapped = await this.streams.get(id);
      if (wrapped === undefined) return { id };
      if (wrapped === 'removed') continue;
      const key = decrypt(this.wrapping, wrapped, id);
      if (!key) throw new KeyStoreUnusable(`The key ${keyId} of personal data is damaged on the event store: restore a backup of its nodes.`);
      return { id, key };
    }
  }

  close(): Promise<void> {
    return this.streams.close();
  }
}

import { createHash } from 'node:crypto';
import { openKeyStreams, withoutPassword, type KeyStreams } from '#event-store';
import { decrypt, encrypt } from '#kernel';
import { freshKey } from './fresh-key.js';
import { KeyStoreUnusable, anotherKey, masterKeyFor, type KeyState, type KeyStore, type MasterKey, type PersonKey } from './key-store.js';
import { freshMaster, otherMasterKey, wrappingKey } from './master.js';

/** Cannot be the id of a key: those are 32 hexadecimal digits. */
const masterId = 'master';
const saltBytes = 16;

/** The id of the stream for the replacement of a key. */
const replacementIdOf = (id: string): string => createHash('sha256').update(`after ${id}`).digest('hex').slice(0, 32);

/**
 * Opens the keys on the cluster that stores the log. All processes share them; each key is in a separate stream, wrapped with
 * the master key. If several processes start at once on an empty cluster, the first one chooses the salt for all.
 * @throws KeyStoreUnusable when the stored keys were wrapped with a different master key, EventStoreUnusable, Unavailable
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
    // Wrapping the same key twice gives different bytes, so the existing key is unwrapped and compared.
    if ((await this.streams.put(keyId, encrypt(this.wrapping, key, keyId))) === 'kept') return;
    const existing = await this.get(keyId);
    if (!existing || Buffer.compare(existing, key) !== 0) throw anotherKey(keyId);
  }

  async get(keyId: string): Promise<Uint8Array | undefined> {
    return (await this.current(keyId)).key;
  }

  /** Writes the replacement before it removes the key: after a crash in between both exist, and the next call removes the key. */
  async replace({ keyId, key }: PersonKey, by: Uint8Array): Promise<boolean> {
    const { id, key: existing } = await this.current(keyId);
    if (!existing || Buffer.compare(existing, key) !== 0) return false;
    const replacementId = replacementIdOf(id);
    const isWritten = (await this.streams.put(replacementId, encrypt(this.wrapping, by, replacementId))) === 'kept';
    await this.streams.remove(id);
    return isWritten;
  }

  async remove(keyId: string): Promise<void> {
    const { id } = await this.current(keyId);
    await this.streams.remove(id);
  }

  /** The store does not report whether a node was scavenged, so a removed key stays `waiting`. */
  async state(keyId: string): Promise<KeyState> {
    if ((await this.current(keyId)).key) return 'kept';
    return (await this.streams.get(keyId)) === undefined ? 'gone' : 'waiting';
  }

  /** The current value under an id. Streams of replaced values are deleted. */
  private async current(keyId: string): Promise<{ id: string; key?: Uint8Array }> {
    for (let id = keyId; ; id = replacementIdOf(id)) {
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

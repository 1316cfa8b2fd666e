import { createHmac } from 'node:crypto';
import type { PersonalData } from '#commands';
import { derivedKey } from '#kernel';
import type { KeyStore } from '../keys/key-store.js';
import { keyIsMissing, wasErased } from '../person/erased.js';
import type { PersonState } from '../person/person.state.js';
import { aboutEvent, sealData } from './sealed.js';

/** The person's key, or a new one for a person who is about to be registered. */
async function keyFor(keys: KeyStore, state: PersonState | undefined): Promise<{ keyId: string; key: Uint8Array }> {
  if (!state) return keys.create();
  const keyId = state.details.key;
  if (state.details.erasedOn !== null) throw wasErased();
  const key = keyId === null ? undefined : await keys.get(keyId);
  if (keyId !== null && key) return { keyId, key };
  throw keyId !== null && (await keys.state(keyId)) === 'waiting' ? wasErased() : keyIsMissing();
}

/** Seals the personal data of commands with the key of the person (AES-256-GCM). */
export const personalDataWith = (keys: KeyStore): PersonalData => ({
  async sealer(stream, state) {
    const { keyId, key } = await keyFor(keys, state as PersonState | undefined);
    const forHashes = derivedKey(key, 'command hashes');
    return {
      commandHash: (plain) => createHmac('sha256', forHashes).update(plain).digest('hex'),
      seal: (data, type) => sealData(key, keyId, data, aboutEvent(stream, type)),
      discard: async () => {
        if (!state) await keys.remove(keyId);
      },
    };
  },
});

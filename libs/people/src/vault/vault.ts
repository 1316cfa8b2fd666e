import { createHmac } from 'node:crypto';
import type { PersonalData } from '#commands';
import type { KeyStore } from '../keys/key-store.js';
import { derivedKey } from '../keys/wrapping.js';
import { wasErased } from '../person/erased.js';
import type { PersonState } from '../person/person.state.js';
import { aboutEvent, sealData } from './sealed.js';

/** The person's key, or one of their own for a person who is about to be registered. */
async function keyFor(keys: KeyStore, state: PersonState | undefined): Promise<{ keyId: string; key: Uint8Array }> {
  if (!state) return keys.create();
  const keyId = state.details.key;
  const key = state.details.erasedOn === null && keyId !== null ? await keys.get(keyId) : undefined;
  if (keyId === null || !key) throw wasErased();
  return { keyId, key };
}

/** Seals what commands tell of a person: AES-256-GCM, with the key of that person. */
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

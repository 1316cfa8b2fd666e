import type { KeyStore } from './key-store.js';
import { freshKey } from './fresh-key.js';

/** Keys for dry runs: new keys stay in memory, no key is removed, and real keys can be read. */
export function dryRunKeys(real: KeyStore): KeyStore {
  const made = new Map<string, Uint8Array>();
  return {
    async create() {
      const fresh = freshKey();
      made.set(fresh.keyId, fresh.key);
      return fresh;
    },
    keep: async ({ keyId, key }) => void made.set(keyId, key),
    get: async (keyId) => made.get(keyId) ?? real.get(keyId),
    async replace({ keyId }, by) {
      made.set(keyId, by);
      return true;
    },
    remove: async () => undefined,
    state: async (keyId) => (made.has(keyId) ? 'kept' : real.state(keyId)),
    close: async () => undefined,
  };
}

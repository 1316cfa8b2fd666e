import { freshBytes } from './wrapping.js';
import type { KeyStore } from './key-store.js';

/** Keys for trying commands out: what is made stays in memory, nothing is removed, and real keys can be read. */
export function rehearsalKeys(real: KeyStore): KeyStore {
  const made = new Map<string, Uint8Array>();
  return {
    async create() {
      const fresh = { keyId: Buffer.from(freshBytes(16)).toString('hex'), key: freshBytes(32) };
      made.set(fresh.keyId, fresh.key);
      return fresh;
    },
    get: async (keyId) => made.get(keyId) ?? real.get(keyId),
    remove: async () => undefined,
    state: async (keyId) => (made.has(keyId) ? 'kept' : real.state(keyId)),
    close: async () => undefined,
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteKeyStore } from '#people';
import { keyStoreContract } from '../../libs/people/src/contract/key-store.contract.js';

const masterKey = 'a master key for tests, of enough letters';

keyStoreContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-keys-'));
  let keys = openSqliteKeyStore({ folder, masterKey });
  return {
    keys,
    reopen: async () => {
      await keys.close();
      return (keys = openSqliteKeyStore({ folder, masterKey }));
    },
    close: async () => {
      await keys.close();
      await rm(folder, { recursive: true });
    },
  };
});

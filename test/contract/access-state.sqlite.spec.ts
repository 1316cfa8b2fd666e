import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccessState, type AccessState } from '#sign-in';
import { accessStateContract } from '../../libs/sign-in/src/contract/access-state.contract.js';

accessStateContract('SQLite', async (clock) => {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-access-'));
  const all: AccessState[] = [];
  const beside = async (): Promise<AccessState> => {
    const state = await openAccessState({ folder, secret: 'a master key for tests, of enough letters', clock });
    all.push(state);
    return state;
  };
  return {
    state: await beside(),
    beside,
    close: async () => {
      for (const state of all) await state.close();
      await rm(folder, { recursive: true });
    },
  };
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccessState } from '#sign-in';
import { accessStateContract } from '../../libs/sign-in/src/contract/access-state.contract.js';
import { OpenedHandles } from '../support/opened-handles.js';

accessStateContract('SQLite', async (clock) => {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-access-'));
  const handles = new OpenedHandles(() => openAccessState({ folder, secret: 'a master key for tests, of enough letters', clock }));
  return {
    state: await handles.another(),
    beside: handles.another,
    close: async () => {
      await handles.close();
      await rm(folder, { recursive: true });
    },
  };
});

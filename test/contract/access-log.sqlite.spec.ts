import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccessLog } from '#sign-in';
import { accessLogContract } from '../../libs/sign-in/src/contract/access-log.contract.js';
import { OpenedHandles } from '../support/opened-handles.js';

accessLogContract('SQLite', async (clock) => {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-access-'));
  const handles = new OpenedHandles(() => openAccessLog({ folder, secret: 'a master key for tests, of enough letters', clock }));
  return {
    log: await handles.another(),
    beside: handles.another,
    close: async () => {
      await handles.close();
      await rm(folder, { recursive: true });
    },
  };
});

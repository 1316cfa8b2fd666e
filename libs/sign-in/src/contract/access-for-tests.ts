import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccessState } from '../access-state/access-state.js';
import { openAccessState } from '../access-state/open-access-state.js';
import { setClock } from './access-state.contract.js';

export interface AccessForTests {
  state: AccessState;
  clock: ReturnType<typeof setClock>;
  close(): Promise<void>;
}

/** Access records in a temporary folder, and a clock that stays at 5 May 2026, 10:00 in London, until a test moves it. */
export async function accessForTests(): Promise<AccessForTests> {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-access-'));
  const clock = setClock();
  const state = await openAccessState({ folder, secret: 'a master key for tests, of enough letters', clock });
  return {
    state,
    clock,
    close: async () => {
      await state.close();
      rmSync(folder, { recursive: true });
    },
  };
}

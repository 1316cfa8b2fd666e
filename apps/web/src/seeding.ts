import { existsSync, linkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createCommandHandling } from '#commands';
import { commands, processes } from '#development';
import { logFileOf, openSqliteEventStore, start } from '#event-store';
import { systemIds, type Clock } from '#kernel';
import { loadExamples, shippedExamples } from '#loading';

/**
 * Puts the examples into a data folder that has no log yet. They are loaded into a log beside, which takes its place
 * whole: a start that is broken off leaves no half of them, and the next one begins again.
 * @returns how many facts were recorded; 0 when there was a log already
 * @throws DataFolderUnusable
 */
export async function seedWhenEmpty(folder: string, clock: Clock): Promise<number> {
  const log = logFileOf(folder);
  if (existsSync(log)) return 0;
  const beside = join(folder, 'seeding');
  const store = openSqliteEventStore({ folder: beside, program: 'milepost web', clock });
  let recorded = 0;
  try {
    // What an earlier start left half done is not completed: its days were counted from another today.
    if (store.compare(await store.head(), start) === 0)
      recorded = await loadExamples({
        store,
        clock,
        handling: (then) => createCommandHandling({ store, clock: then, ids: systemIds, processes, commands }),
        files: shippedExamples(),
      });
  } finally {
    await store.close();
  }
  if (recorded > 0) place(logFileOf(beside), log);
  rmSync(beside, { recursive: true, force: true });
  return recorded > 0 ? recorded : seedWhenEmpty(folder, clock);
}

/** Never over a log that somebody else made meanwhile. */
function place(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

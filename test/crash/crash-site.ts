import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModelFiles } from './checks/tables.js';
import { systemClock } from '#kernel';
import { checkActions } from './checks/actions.js';
import { checkProgress } from './checks/progress.js';
import { byItself, checkLog, eventsIn } from './checks/log.js';
import { checkReadModels } from './checks/read-model.js';
import { onACopy } from './checks/copied.js';
import { startTestLog, type TestLog } from '../support/test-log.js';
import { Ledger } from './ledger.js';
import type { Random } from './random.js';
import { Script } from './script.js';

/** Where the log of a run is. */
export type LogKind = 'folder' | 'eventstoredb';

/** A data folder with a log, what is sent to it, and what it was found to hold. */
export class CrashSite {
  readonly folder = mkdtempSync(join(tmpdir(), 'milepost-crash-'));
  readonly ledger = new Ledger();
  readonly script: Script;

  static async on(kind: LogKind, random: Random): Promise<CrashSite> {
    return new CrashSite(await startTestLog(kind), random);
  }

  private constructor(
    private readonly log: TestLog,
    random: Random,
  ) {
    this.script = new Script(random, this.ledger);
  }

  /** Of whoever works on its log. */
  get settings(): Record<string, string> {
    return this.log.settings;
  }

  /**
   * Looks at what the dead process left.
   * @param isDone true when its process managers had seen the whole log
   * @returns how many read models were compared, the last position, and how many events are example data
   * @throws Violation, Damaged
   */
  check({ isDone = false } = {}): Promise<{ compared: number; last: string; examples: number }> {
    return onACopy(this.folder, async (copy) => {
      const events = await eventsIn(copy, this.settings);
      checkLog(events, this.ledger);
      checkActions(events, isDone);
      checkProgress(events, isDone ? systemClock.today() : undefined);
      const last = events.at(-1)?.position ?? '0';
      const compared = events.length === 0 ? 0 : await checkReadModels(copy, { last, settings: this.settings });
      return { compared, last, examples: events.filter((e) => e.metadata.example === true && !byItself(e)).length };
    });
  }

  /** As somebody who tidies up might: the read model can be deleted at any time. */
  removeReadModels(): void {
    for (const file of readModelFiles(this.folder)) for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  }

  /** Does what is to be done here; when something is wrong the folder is left to be looked at. */
  async use(work: (place: CrashSite) => Promise<void>): Promise<void> {
    try {
      await work(this);
    } catch (error) {
      throw new Error(`${String(error)}\nThe data folder is left as it was found: ${this.folder}`, { cause: error });
    } finally {
      await this.log.stop();
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

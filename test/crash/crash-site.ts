import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModelFiles } from './checks/tables.js';
import { systemClock } from '#kernel';
import { checkActions } from './checks/actions.js';
import { checkProgress } from './checks/progress.js';
import { isRecordedByMilepost, checkLog, eventsIn } from './checks/log.js';
import { checkReadModels } from './checks/read-model.js';
import { withCopy } from './checks/copied.js';
import { startTestLog, type TestLog } from '../support/test-log.js';
import { Ledger } from './ledger.js';
import type { Random } from './random.js';
import { Script } from './script.js';

/** Where the log of a run is. */
export type LogKind = 'folder' | 'eventstoredb';

/** A data folder with a log, the commands sent to it, and the checks of its content. */
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

  /** Settings of the processes that use the log. */
  get settings(): Record<string, string> {
    return this.log.settings;
  }

  /**
   * Checks the state that the killed process left.
   * @param isDone true if its process managers have seen the whole log
   * @returns the number of compared read models, the last position, and the number of example events
   * @throws Violation, Damaged
   */
  check({ isDone = false } = {}): Promise<{ compared: number; last: string; examples: number }> {
    return withCopy(this.folder, async (copy) => {
      const events = await eventsIn(copy, this.settings);
      checkLog(events, this.ledger);
      checkActions(events, isDone);
      checkProgress(events, isDone ? systemClock.today() : undefined);
      const last = events.at(-1)?.position ?? '0';
      const compared = events.length === 0 ? 0 : await checkReadModels(copy, { last, settings: this.settings });
      return { compared, last, examples: events.filter((e) => e.metadata.example === true && !isRecordedByMilepost(e)).length };
    });
  }

  /** Deletes the read models, which is allowed at any time. */
  removeReadModels(): void {
    for (const file of readModelFiles(this.folder)) for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  }

  /** Runs the work. After a failure it keeps the folder for inspection. */
  async use(work: (site: CrashSite) => Promise<void>): Promise<void> {
    try {
      await work(this);
    } catch (error) {
      throw new Error(`${String(error)}\nThe data folder is kept for inspection: ${this.folder}`, { cause: error });
    } finally {
      await this.log.stop();
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

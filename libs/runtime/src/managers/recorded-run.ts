import type { ProcessManager, HandledEvent } from '#workflow';
import type { ManagerRecord } from './manager-record.js';
import type { ManagerRun } from './manager-run.js';

/** The base class of runs, for everything that depends only on the recorded state of the manager. */
export abstract class RecordedRun<M extends Pick<ProcessManager, 'name'>> {
  constructor(
    readonly manager: M,
    protected readonly record: ManagerRecord,
  ) {}

  get status(): { parked: number; refused: number } {
    return this.record.status;
  }
  get isActive(): boolean {
    return this.record.after !== undefined;
  }
  get movedAt(): ManagerRun['movedAt'] {
    return this.record.movedAt;
  }

  activate(lastBefore: HandledEvent | null): Promise<void> {
    return this.record.activate(lastBefore);
  }
}

import type { ProcessManager, HandledEvent } from '#workflow';
import type { ManagerRecord } from './manager-record.js';
import type { ManagerRun } from './manager-run.js';

/** What every form of process manager does by what it has recorded of itself. */
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

  activate(place: HandledEvent | null): Promise<void> {
    return this.record.activate(place);
  }
}

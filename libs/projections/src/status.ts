import type { Position } from '#kernel';
import type { FileFault } from './file/faults.js';
import type { Progress } from './rebuild/catch-up.js';

/** The state of a read model, for health, metrics and the operations page. */
export interface Status {
  /** The position of the last event applied. */
  position: Position;
  /** Events received but not yet applied, and the age of the oldest in milliseconds. */
  lag: { events: number; milliseconds: number };
  parked: number;
  /** Null when nothing is being built. */
  rebuilding: Progress | null;
  /** True once it has caught up and can be read. */
  ready: boolean;
  /** Why it is stopped at the moment; null when it is not. */
  problem: { fault: FileFault | 'log'; message: string } | null;
}

/** The read model cannot be read while it is being built. Clients can retry later (503). */
export class NotReady extends Error {
  override readonly name = 'NotReady';
  constructor() {
    super('The overview is being rebuilt from the log. Try again in a moment.');
  }
}

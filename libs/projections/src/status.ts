import type { Position } from '#kernel';
import type { FileFault } from './file/faults.js';
import type { Progress } from './rebuild/catch-up.js';

/** How a read model is doing: for health, metrics and the operations page. */
export interface Status {
  /** The position of the last event applied. */
  position: Position;
  /** Events that arrived and are not yet applied, and since how many milliseconds the oldest of them waits. */
  lag: { events: number; milliseconds: number };
  parked: number;
  /** Null when nothing is being built. */
  rebuilding: Progress | null;
  /** True once it has caught up and can be read. */
  ready: boolean;
  /** What keeps it from going on just now; null when all is well. */
  problem: { fault: FileFault | 'log'; message: string } | null;
}

/** The read model cannot be read just now: it is being built. Asking again later helps (503). */
export class NotReady extends Error {
  override readonly name = 'NotReady';
  constructor() {
    super('The overview is being rebuilt from the log. Try again in a moment.');
  }
}

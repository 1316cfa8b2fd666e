import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { Deciders } from './live/folds.js';
import type { AnyProjection } from './projection.js';
import type { WorkerComposition } from './rebuild/composition.js';

export interface ReadModelOptions {
  /** The folder of the read model's files, created when it is missing. */
  folder: string;
  store: EventStore;
  deciders: Deciders;
  projections: readonly AnyProjection[];
  clock: Clock;
  /** Module that builds a model in a worker thread. Without it this thread builds, in small steps. */
  worker?: WorkerComposition & { workerUrl?: URL };
  /** Called with a sentence for the log: the failure and the reaction to it. */
  onProblem?: (message: string, error: unknown) => void;
  /** With more events than this after the checkpoint, a worker thread catches up. */
  farBehind?: number;
  /** Delay after which a model left by a killed process is rebuilt: SQLite does not detect a changed byte in a row. */
  rebuildUnprovenAfterMs?: number;
  /** Maximum number of facts in all cached folds. */
  cachedFacts?: number;
}

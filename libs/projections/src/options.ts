import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { Processes } from './live/folds.js';
import type { AnyProjection } from './projection.js';
import type { WorkerComposition } from './rebuild/composition.js';

export interface ReadModelOptions {
  /** Holds the read model's files; made when it is missing. */
  folder: string;
  store: EventStore;
  processes: Processes;
  projections: readonly AnyProjection[];
  clock: Clock;
  /** How a worker thread builds a model beside this one; without it this thread does, in small steps. */
  worker?: WorkerComposition & { workerUrl?: URL };
  /** Told, as a sentence for the log, what went wrong and what is done about it. */
  onProblem?: (message: string, error: unknown) => void;
  /** More events than this after the checkpoint are caught up with in the worker thread. */
  farBehind?: number;
  /** So long after it is ready, a model that a killed process left is built again: a changed byte in a row is not noticed. */
  rebuildUnprovenAfterMs?: number;
  /** How many facts the folds kept in memory may hold together. */
  cachedFacts?: number;
}

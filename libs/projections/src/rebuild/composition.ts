import type { EventStore } from '#event-store';
import type { PlainDate } from '#kernel';
import type { Deciders } from '../live/folds.js';
import type { AnyProjection } from '../projection.js';
import type { Progress } from './catch-up.js';

/** The input of a worker thread that builds a read model: a log and the projections. */
export interface Composition {
  /** Read-only. */
  store: EventStore;
  deciders: Deciders;
  projections: readonly AnyProjection[];
  close(): Promise<void>;
}

/** The composition module of a worker: a built module that exports `compose(options): Promise<Composition>`. */
export interface WorkerComposition {
  /** URL of the module, in `dist`. */
  module: string;
  /** Passed to `compose`; must be structured-cloneable. */
  options: unknown;
}

export interface WorkerTask extends WorkerComposition {
  path: string;
  today: PlainDate;
}

export type WorkerAnswer = { progress: Progress } | { done: true } | { failed: string };

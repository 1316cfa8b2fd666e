import type { EventStore } from '#event-store';
import type { PlainDate } from '#kernel';
import type { Processes } from '../live/folds.js';
import type { AnyProjection } from '../projection.js';
import type { Progress } from './catch-up.js';

/** What a worker thread needs to build a read model: its own view of the log, and the projections themselves. */
export interface Composition {
  /** Reads only. */
  store: EventStore;
  processes: Processes;
  projections: readonly AnyProjection[];
  close(): Promise<void>;
}

/** Where a worker finds its composition: a built module that exports `compose(options): Promise<Composition>`. */
export interface WorkerComposition {
  /** URL of the module, in `dist`. */
  module: string;
  /** Handed to `compose`; must survive being copied to another thread. */
  options: unknown;
}

export interface WorkerTask extends WorkerComposition {
  path: string;
  today: PlainDate;
}

export type WorkerAnswer = { progress: Progress } | { done: true } | { failed: string };

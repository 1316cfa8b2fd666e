import type { PlainDate } from '#kernel';
import type { EventStore } from '#event-store';
import type { ModelFile } from '../file/model-file.js';
import { applyTaken } from '../live/apply.js';
import { eventLoopYielder } from '../live/event-loop-yielder.js';
import { Folds, type Processes } from '../live/folds.js';
import { Pending } from '../live/pending.js';
import type { AnyProjection } from '../projection.js';

/** How far a read model being built has come: events looked at, then streams written of those touched. */
export interface Progress {
  doing: 'reading' | 'writing';
  done: number;
  /** Null while it is not known. */
  total: number | null;
}

export interface Building {
  store: EventStore;
  processes: Processes;
  projections: readonly AnyProjection[];
  today: PlainDate;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** Told so often. */
const EVERY = 2_000;
/** One more pass over the log while the last one found more than this: what came meanwhile is then little. */
const LITTLE = 500;

/**
 * Brings a file up to date with the log, deferred: the first walk only notes which streams were touched and how far,
 * then each is read once, no further than that, folded and written; rows and checkpoint are committed together.
 * @returns false when it was told to stop: the file is then as it was after the last whole pass
 */
export async function catchUp(building: Building, file: ModelFile): Promise<boolean> {
  for (;;) {
    const found = await pass(building, file);
    if (building.signal?.aborted) return false;
    if (found <= LITTLE) return true;
  }
}

async function pass(building: Building, file: ModelFile): Promise<number> {
  const { store, processes, projections, today, signal, onProgress } = building;
  const folds = new Folds(store, processes, 0);
  const pending = new Pending((stream) => folds.knows(stream), 0);
  const yieldToEventLoop = eventLoopYielder();
  let told = 0;
  for await (const batch of store.readAll({ after: file.checkpoint })) {
    pending.add(batch);
    if (pending.events - told >= EVERY) onProgress?.({ doing: 'reading', done: (told = pending.events), total: null });
    await yieldToEventLoop();
    if (signal?.aborted) return 0;
  }
  const taken = pending.take();
  if (!taken) return 0;
  const total = taken.streams.size;
  const onStream = (done: number): void => {
    if (done % 100 === 0 || done === total) onProgress?.({ doing: 'writing', done, total });
    if (signal?.aborted) throw new Stopped();
  };
  try {
    await applyTaken({ store, file, folds, projections, today, onStream }, taken);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return taken.events;
}

class Stopped extends Error {}

/** True when the log holds more after the checkpoint than is worth applying in passing. */
export async function isFarBehind(store: EventStore, file: ModelFile, events: number): Promise<boolean> {
  let found = 0;
  const yieldToEventLoop = eventLoopYielder();
  for await (const batch of store.readAll({ after: file.checkpoint })) {
    if ((found += (batch.refs ?? batch.events).length) > events) return true;
    await yieldToEventLoop();
  }
  return false;
}

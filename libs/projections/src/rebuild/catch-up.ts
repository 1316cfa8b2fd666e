import { streamParts, type PlainDate } from '#kernel';
import type { EventStore } from '#event-store';
import type { ModelFile } from '../file/model-file.js';
import { applyTaken } from '../live/apply.js';
import { eventLoopYielder } from '../live/event-loop-yielder.js';
import { Folds, type Deciders } from '../live/folds.js';
import { Pending } from '../live/pending.js';
import type { AnyProjection } from '../projection.js';

/** Progress of a build: the number of events read, then of streams written. */
export interface Progress {
  doing: 'reading' | 'writing';
  done: number;
  /** Null while it is unknown. */
  total: number | null;
}

export interface Building {
  store: EventStore;
  deciders: Deciders;
  projections: readonly AnyProjection[];
  today: PlainDate;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** Interval between progress reports, in events. */
const REPORT_EVERY = 2_000;
/** Repeats the pass over the log while the last one found more events than this. */
const SMALL_PASS = 500;

/**
 * Catches up a file with the log. Each pass first notes which streams have new events and up to which revision. Then it
 * reads, folds and writes each of them once. Rows and checkpoint are committed together.
 * @returns false when it was stopped: the file then has the rows of the last complete pass
 */
export async function catchUp(building: Building, file: ModelFile): Promise<boolean> {
  for (;;) {
    const found = await pass(building, file);
    if (building.signal?.aborted) return false;
    if (found <= SMALL_PASS) return true;
  }
}

async function pass(building: Building, file: ModelFile): Promise<number> {
  const { store, deciders, projections, today, signal, onProgress } = building;
  const folds = new Folds(store, deciders, 0);
  const kinds = new Set(projections.map(({ kind }) => kind));
  const pending = new Pending((stream) => kinds.has(streamParts(stream).kind) && folds.knows(stream), 0);
  const yieldToEventLoop = eventLoopYielder();
  let reported = 0;
  for await (const batch of store.readAll({ after: file.checkpoint })) {
    pending.add(batch);
    if (pending.events - reported >= REPORT_EVERY) onProgress?.({ doing: 'reading', done: (reported = pending.events), total: null });
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

/** True when the log has more than `events` events after the checkpoint. */
export async function isFarBehind(store: EventStore, file: ModelFile, events: number): Promise<boolean> {
  let found = 0;
  const yieldToEventLoop = eventLoopYielder();
  for await (const batch of store.readAll({ after: file.checkpoint })) {
    if ((found += (batch.refs ?? batch.events).length) > events) return true;
    await yieldToEventLoop();
  }
  return false;
}

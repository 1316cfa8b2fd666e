import { Unavailable, type EventStore } from '#event-store';
import { streamParts, type PlainDate } from '#kernel';
import { fileFault } from '../file/faults.js';
import type { ModelFile } from '../file/model-file.js';
import type { AnyProjection } from '../projection.js';
import { eventLoopYielder } from './event-loop-yielder.js';
import type { Folds } from './folds.js';
import type { Taken, Touched } from './pending.js';
import { hashAt, logIdOf } from './checkpoint-event.js';

export interface ApplyContext {
  store: EventStore;
  file: ModelFile;
  folds: Folds;
  projections: readonly AnyProjection[];
  today: PlainDate;
  /** Called after each stream. */
  onStream?: (done: number) => void;
}

/** Writes the rows of all touched streams and advances the checkpoint, in one transaction. */
export async function applyTaken(to: ApplyContext, taken: Taken): Promise<void> {
  const { file, store } = to;
  const yieldToEventLoop = eventLoopYielder();
  let done = 0;
  file.begin();
  try {
    for (const [stream, touched] of taken.streams) {
      if (file.parked.has(stream)) file.parked.wait(stream, touched.revision);
      else await writeOrPark(to, stream, touched);
      to.onStream?.(++done);
      await yieldToEventLoop();
    }
    const { stream, revision } = taken.last;
    if (file.log === undefined) file.setLog(await logIdOf(store));
    if (taken.removesText) file.markForCleaning();
    file.commit(store, taken.position, { stream, revision, hash: (await hashAt(store, stream, revision)) ?? '' });
  } catch (error) {
    file.rollback();
    throw error;
  }
  file.cleanIfMarked();
}

/** Retries all parked streams in the order in which they were parked. Returns how many are no longer parked. */
export async function retryAll(to: ApplyContext): Promise<number> {
  const { file } = to;
  const before = file.parked.list();
  await file.transaction(async () => {
    for (const { stream, revision } of before)
      if (await writeOrPark(to, stream, { revision, events: null })) file.parked.release(stream);
  });
  return before.length - file.parked.list().length;
}

/** Returns false when the stream was parked. Store and file errors affect every stream, so they are rethrown. */
async function writeOrPark(to: ApplyContext, stream: string, touched: Touched): Promise<boolean> {
  const { kind } = streamParts(stream);
  try {
    const folded = await to.folds.update(stream, touched);
    to.file.inTransaction(() => {
      for (const projection of to.projections)
        if (projection.kind === kind) to.file.write(projection, folded, to.today);
    });
    return true;
  } catch (error) {
    if (error instanceof Unavailable || fileFault(error)) throw error;
    to.file.parked.park(stream, touched.revision, error instanceof Error ? error.message : String(error));
    return false;
  }
}

import type { PlainDate } from '#kernel';
import type { ModelFile } from '../file/model-file.js';
import type { AnyProjection } from '../projection.js';

/** Rows renewed in one transaction. Yields to the event loop between transactions. */
const ROWS = 200;

/** Renews rows that depend on the day, in batches. After an interruption, the next start renews the rest. */
export async function renewAll(file: ModelFile, projections: readonly AnyProjection[], today: PlainDate, signal: AbortSignal): Promise<void> {
  for (const projection of projections) {
    const renew = projection.renew?.bind(projection);
    if (!renew) continue;
    for (let more = true; more && !signal.aborted; ) {
      more = await file.transaction(() => renew(file.writing, today, ROWS));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

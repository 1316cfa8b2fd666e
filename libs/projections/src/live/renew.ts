import type { PlainDate } from '#kernel';
import type { ModelFile } from '../file/model-file.js';
import type { AnyProjection } from '../projection.js';

/** Rows renewed in one transaction: other work gets its turn between two. */
const ROWS = 200;

/** Renews what depends on the day, in batches; a stop or a crash in between leaves rows of both days, renewed at the next start. */
export async function renewAll(file: ModelFile, projections: readonly AnyProjection[], today: PlainDate, signal: AbortSignal): Promise<void> {
  for (const projection of projections) {
    if (!projection.renew) continue;
    for (let more = true; more && !signal.aborted; ) {
      file.begin();
      try {
        more = projection.renew(file.writing, today, ROWS);
        file.commit();
      } catch (error) {
        file.rollback();
        throw error;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

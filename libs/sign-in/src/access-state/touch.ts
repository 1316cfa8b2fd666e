import { Unavailable } from '#event-store';
import type { AccessState, Kept } from './access-state.js';
import type { RecordKind } from './record-kind.js';

/**
 * Records the last use of a record. A failed or concurrent write is ignored: the access stays granted, and an idle timeout
 * ends sooner at worst.
 */
export async function touch<T extends object>(state: AccessState, kind: RecordKind<T>, key: string, { revision, record }: Pick<Kept<T>, 'revision' | 'record'>): Promise<void> {
  try {
    await state.change(kind, key, revision, record);
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
  }
}

import { Unavailable } from '#event-store';
import type { AccessState, Kept } from './access-state.js';
import type { RecordKind } from './record-kind.js';

/**
 * Writes down that a record was used. When that cannot be written, or somebody else was first, it stays as it was: a person who was
 * let in stays in, and what ends without use ends sooner.
 */
export async function touch<T extends object>(state: AccessState, kind: RecordKind<T>, key: string, { revision, record }: Pick<Kept<T>, 'revision' | 'record'>): Promise<void> {
  try {
    await state.change(kind, key, revision, record);
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
  }
}

import { hash } from 'node:crypto';
import { configure } from 'safe-stable-stringify';
import type { NewEvent } from '#kernel';

/** `prevHash` of the first event of a stream. */
export const noPrevHash = '0'.repeat(64);

// Throws where JSON.stringify would write `null` or drop a value. Keys sort by UTF-16 code units (RFC 8785).
const canonicalJson = configure({ strict: true, bigint: false, circularValue: Error });

/**
 * The hashed text of an event: RFC 8785 JSON of { id, type, version, stream, revision, recordedAt, occurredOn, data,
 * metadata with `prevHash` and without `hash` }. It omits the position, which changes when the log moves to another store.
 * @throws Error when a value is not JSON
 */
export function canonicalText(event: NewEvent, stream: string, revision: number, prevHash: string): string {
  const { data, id, metadata, occurredOn, recordedAt, type, version } = event;
  const text = canonicalJson({
    data,
    id,
    // An event copied from another log still has its `hash` there. Undefined fields are left out.
    metadata: { ...metadata, hash: undefined, prevHash },
    occurredOn,
    recordedAt,
    revision,
    stream,
    type,
    version,
  }) as string;
  if (text.includes('null')) refuseUndefinedItems(data);
  return text;
}

/** SHA-256 over the UTF-8 bytes, 64 hex digits. */
export const hashOf = (text: string): string => hash('sha256', text, 'hex');

/** JSON would turn `undefined` in a list into `null`. Checked only where the text contains a null. */
function refuseUndefinedItems(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const list = Array.isArray(value);
  for (const item of list ? Array.from<unknown>(value) : Object.values(value)) {
    if (list && item === undefined) throw new Error('a list contains undefined');
    refuseUndefinedItems(item);
  }
}

import { binaryEvent, type AllStreamRecordedEvent, type BinaryEventType, type EventData, type RecordedEvent } from '@eventstore/db-client';
import type { NewEvent } from '#kernel';
import { damagedEvent, type Stored } from '../envelope/opened.js';
import type { Sealed } from '../envelope/sealed.js';
import { positionOf } from './positions.js';

export type Recorded = RecordedEvent | AllStreamRecordedEvent;

/** Streams that are not part of the log: keys of personal data and access records. Unlike streams of the log, they can be deleted. */
export const keyStreamPrefix = 'key-';
export const accessStreamPrefix = 'access-';
const reservedPrefixes = [keyStreamPrefix, accessStreamPrefix];
export const logFilter = `^(?!\\$|${reservedPrefixes.join('|')})`;
export const isReservedStream = (stream: string): boolean => reservedPrefixes.some((prefix) => stream.startsWith(prefix));
export const isOfLog = ({ streamId, type }: Pick<Recorded, 'streamId' | 'type'>): boolean => !streamId.startsWith('$') && !isReservedStream(streamId) && !type.startsWith('$');

/**
 * Converts an event for the server. Its data is the hashed text as bytes: as JSON the client would serialise it again, with the
 * keys "10" and "9" in another order. Its hash is in the metadata. Its id is derived from that hash, because the server
 * treats an append with known ids as a repeated one, without comparing the content.
 */
export function recordFor({ type }: NewEvent, { text, hash }: Sealed): EventData {
  return binaryEvent<BinaryEventType<string, { hash: string }>>({ id: idFrom(hash), type, data: Buffer.from(text), metadata: { hash } });
}

/** The first 122 free bits of a hash as a UUID of version 8. */
export const idFrom = (hash: string): string => `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;

/** @throws Damaged when Milepost did not write the event */
export function storedFrom({ streamId, revision, position, data, metadata }: Recorded): Stored {
  const ref = { stream: streamId, revision: Number(revision), position: position ? positionOf(position) : '' };
  const hash = (metadata as { hash?: unknown } | undefined)?.hash;
  if (!(data instanceof Uint8Array) || typeof hash !== 'string' || ref.position === '')
    throw damagedEvent(ref, 'it was not written by Milepost, which needs an event store of its own');
  return { ...ref, hash, text: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('utf8') };
}

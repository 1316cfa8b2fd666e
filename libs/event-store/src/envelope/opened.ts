import type { StoredEvent } from '#kernel';
import { Damaged } from '../errors.js';
import { hashOf } from './canonical-text.js';

/** One event as it lies in a store: its text, and what the store says of it beside the text. */
export interface Stored {
  position: string;
  stream: string;
  revision: number;
  hash: string;
  text: string;
}

/**
 * Checks a stored event against its hash and its keys, without parsing it.
 * @throws Damaged naming stream, revision and position
 */
export function checked(stored: Stored): Stored {
  const fault = faultOf(stored);
  if (fault) throw damagedEvent(stored, fault);
  return stored;
}

/** A checked event as it was written. */
export function parsed(stored: Stored): StoredEvent {
  try {
    const event = JSON.parse(stored.text) as StoredEvent;
    event.position = stored.position;
    event.metadata.hash = stored.hash;
    return event;
  } catch {
    throw damagedEvent(stored, 'its text is not an event');
  }
}

export const opened = (stored: Stored): StoredEvent => parsed(checked(stored));

export const damagedEvent = (at: { stream: string; revision: number; position: string }, fault: string): Damaged =>
  new Damaged(`Event ${at.revision} of stream ${at.stream} (position ${at.position}) is damaged: ${fault}.`);

/** What is wrong with a stored event, or nothing. Does not parse it. */
export function faultOf({ stream, revision, hash, text }: Stored): string | undefined {
  if (typeof text !== 'string' || hashOf(text) !== hash) return 'its text does not match its hash';
  if (!isFiledUnder(text, stream, revision)) return 'it is filed under another stream or revision than its own';
  return undefined;
}

/**
 * Keys are sorted, so the text ends with revision, stream, type, version; a quote inside a text is always escaped.
 * Looking near the end first is twice as fast as the exact look, and finds all but long types and odd stream names.
 */
function isFiledUnder(text: string, stream: string, revision: number): boolean {
  if (text.includes(`,"revision":${revision},"stream":"${stream}","type":"`, text.length - stream.length - 110)) return true;
  return text.endsWith(`,"revision":${revision},"stream":${JSON.stringify(stream)}`, text.lastIndexOf(',"type":"'));
}

import type { StoredEvent } from '#kernel';
import { Damaged } from '../errors.js';
import { hashOf } from './canonical-text.js';

/** A stored event: its text, and what the store keeps next to the text. */
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

/** The event as it was written, after all checks. */
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

/** The events, or only those of these types. */
export const decoded = (stored: readonly Stored[], types?: ReadonlySet<string>): StoredEvent[] =>
  (types ? stored.filter(({ text }) => types.has(typeIn(text))) : stored).map(parsed);

/** Reads the type of an event from its text: keys are sorted, so type and version come last. */
const typeIn = (text: string): string => text.slice(text.lastIndexOf(',"type":"') + 9, text.lastIndexOf('","version":'));

export const opened = (stored: Stored): StoredEvent => parsed(checked(stored));

export const damagedEvent = (at: { stream: string; revision: number; position: string }, fault: string): Damaged =>
  new Damaged(`Event ${at.revision} of stream ${at.stream} (position ${at.position}) is damaged: ${fault}.`);

/** The fault of a stored event, or undefined. Does not parse the event. */
export function faultOf({ stream, revision, hash, text }: Stored): string | undefined {
  if (typeof text !== 'string' || hashOf(text) !== hash) return 'its text does not match its hash';
  if (!isFiledUnder(text, stream, revision)) return 'it is filed under another stream or revision than its own';
  return undefined;
}

/**
 * Keys are sorted, so the text ends with revision, stream, type, version. A quote inside a string is always escaped.
 * A search near the end is twice as fast as the exact check. It fails only for long types and unusual stream names.
 */
function isFiledUnder(text: string, stream: string, revision: number): boolean {
  if (text.includes(`,"revision":${revision},"stream":"${stream}","type":"`, text.length - stream.length - 110)) return true;
  return text.endsWith(`,"revision":${revision},"stream":${JSON.stringify(stream)}`, text.lastIndexOf(',"type":"'));
}

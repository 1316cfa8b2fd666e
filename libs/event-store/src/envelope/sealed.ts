import type { NewEvent } from '#kernel';
import { Refused } from '../errors.js';
import { maxAppendBytes, maxEventBytes, type Head } from '../port.js';
import { canonicalText, hashOf, noPrevHash } from './canonical-text.js';

/** An event in its stored form: canonical text, chained to the event before it in its stream. */
export interface Sealed {
  text: string;
  revision: number;
  hash: string;
}

/**
 * Converts the events of an append to their stored form, chained to the given head. Stores nothing.
 * @throws Refused
 */
export function seal(stream: string, events: readonly NewEvent[], head: Head): Sealed[] {
  checkStreamName(stream);
  if (events.length === 0) throw new Refused('no-events', `Nothing to append to stream ${stream}.`);
  let revision = head === 'no-stream' ? -1 : head.revision;
  let prevHash = head === 'no-stream' ? noPrevHash : head.hash;
  let bytes = 0;
  return events.map((event) => {
    revision += 1;
    const text = textOf(event, stream, revision, prevHash);
    bytes += checkedSize(event, text);
    if (bytes > maxAppendBytes)
      throw new Refused('append-too-large', `The events of one append are over ${maxAppendBytes} bytes together.`);
    prevHash = hashOf(text);
    return { text, revision, hash: prevHash };
  });
}

const invalidName = /^$|^\$|[\u0000-\u001f\u007f-\u009f]/;

function checkStreamName(stream: string): void {
  if (invalidName.test(stream) || stream.length > 250 || !stream.isWellFormed())
    throw new Refused(
      'stream-name',
      `A stream needs a name of 1 to 250 characters, none of them a control character, that does not start with $: ${JSON.stringify(stream.slice(0, 260))} is none.`,
    );
}

function textOf(event: NewEvent, stream: string, revision: number, prevHash: string): string {
  if (typeof event.type !== 'string' || event.type === '') throw new Refused('empty-type', `Event ${event.id} has no type.`);
  try {
    return canonicalText(event, stream, revision, prevHash);
  } catch (error) {
    throw new Refused('not-json', `Event ${event.id} (${event.type}) is not JSON: ${(error as Error).message}.`);
  }
}

function checkedSize(event: NewEvent, text: string): number {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxEventBytes)
    throw new Refused('event-too-large', `Event ${event.id} (${event.type}) has ${bytes} bytes; at most ${maxEventBytes} are taken.`);
  return bytes;
}

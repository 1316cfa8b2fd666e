import type { StoredEvent } from '#kernel';

/**
 * An export is a text file of one JSON object a line (NDJSON, UTF-8): a heading, one line an event in the order of the
 * log, and a closing line. Ids, times and hashes are kept; positions are not, they belong to the store.
 */
export const exportFormat = 'milepost-log';
export const exportVersion = 1;

export interface ExportHeading {
  format: typeof exportFormat;
  version: typeof exportVersion;
  /** Events that follow. */
  events: number;
}

/** Tells a whole file from one that was cut off. */
export interface ExportClosing {
  end: typeof exportFormat;
  events: number;
  streams: number;
  /** SHA-256, hex, over the bytes of all event lines, their line ends included. */
  digest: string;
}

export type ExportedEvent = Omit<StoredEvent, 'position'>;

/** `done` of `total` so far; called now and then. */
export type Progress = (done: number, total: number) => void;

/** JSON with escapes for what other programs take for the end of a line: NEL, and the separators of lines and paragraphs. */
const withEscapes = (json: string): string => json.replace(/[\u0085\u2028\u2029]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** An event as its line holds it, without the line end. A line is a line to every program. */
export const eventLine = (event: StoredEvent): string => withEscapes(JSON.stringify({ ...event, position: undefined }));

/** True when a line is printed as in an export. Those of earlier versions hold what is escaped now as it is. */
export const isPrintedAsLine = (text: string, value: object): boolean => withEscapes(text) === withEscapes(JSON.stringify(value));

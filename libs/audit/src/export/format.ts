import type { StoredEvent } from '#kernel';

/**
 * An export is a text file with one JSON object per line (NDJSON, UTF-8): a heading, one line per event in the order of
 * the log, and a closing line. It keeps ids, times and hashes, but not positions, which belong to the store.
 */
export const exportFormat = 'milepost-log';
export const exportVersion = 1;

export interface ExportHeading {
  format: typeof exportFormat;
  version: typeof exportVersion;
  /** Number of events that follow. */
  events: number;
}

/** Distinguishes a complete file from one that was cut off. */
export interface ExportClosing {
  end: typeof exportFormat;
  events: number;
  streams: number;
  /** SHA-256, hex, over the bytes of all event lines, including their line ends. */
  digest: string;
}

export type ExportedEvent = Omit<StoredEvent, 'position'>;

/** Called at intervals with `done` of `total`. */
export type Progress = (done: number, total: number) => void;

/** Escapes characters that other programs treat as line ends: NEL, and the line and paragraph separators. */
const withEscapes = (json: string): string => json.replace(/[\u0085\u2028\u2029]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The line of an event, without the line end. Every program reads it as one line. */
export const eventLine = (event: StoredEvent): string => withEscapes(JSON.stringify({ ...event, position: undefined }));

/** Whether a line is printed as in an export. Earlier versions did not escape the characters above. */
export const isPrintedAsLine = (text: string, value: object): boolean => withEscapes(text) === withEscapes(JSON.stringify(value));

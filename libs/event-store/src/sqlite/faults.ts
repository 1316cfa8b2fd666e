import { DataFolderUnusable, Damaged, NotWritable, Refused, Unavailable, WrongExpectedRevision, type StoreName } from '../errors.js';
import { whyUnusable } from '../why-unusable.js';

const CODES = { error: 1, busy: 5, readOnly: 8, io: 10, corrupt: 11, full: 13, cannotOpen: 14, constraint: 19, notADatabase: 26 } as const;

/** Translates an SQLite error into an error of the port. `doing` completes "… failed". */
export function toStoreError(error: unknown, file: string, doing: string): Error {
  if (isPortError(error)) return error;
  const { code, errcode, message } = error as { code?: string; errcode?: number; message: string };
  const failed = `${doing} ${file} failed`;
  // Milepost never writes a number beyond the safe integers.
  if (code === 'ERR_OUT_OF_RANGE') return new Damaged(`The log file ${file} is damaged: a number in it is out of range.`);
  switch ((errcode ?? 0) & 0xff) {
    case CODES.corrupt:
      return new Damaged(`The log file ${file} is damaged: ${message}.`);
    case CODES.notADatabase:
      return new Damaged(`The log file ${file} is damaged or not a log: ${message}.`);
    case CODES.error:
      return new Damaged(`The log file ${file} is damaged: its tables are not those of a log (${message}).`);
    case CODES.constraint:
      return new Damaged(`The log file ${file} is damaged: its index misses an event (${message}).`);
    case CODES.busy:
      return new Unavailable(`${failed}: another program holds the file.`);
    default:
      return new Unavailable(`${failed}: ${whyUnusable(error) ?? message}.`);
  }
}

/** Error code: the file is no longer where it was opened. */
const MOVED = 1032;
/** `io` errors of reads: IOERR_READ, IOERR_SHORT_READ, IOERR_CORRUPTFS. */
const READ_ERRORS: readonly number[] = [266, 522, 8458];

/** Why a file cannot be written, from the error of a write; undefined for any other error. */
export function writeFault(error: unknown, store: StoreName, file: string): NotWritable | undefined {
  const { errcode = 0, message } = error as { errcode?: number; message: string };
  const because = (fault: NotWritable['fault']): NotWritable => NotWritable.because(store, fault, file, message);
  switch (errcode & 0xff) {
    case CODES.full:
      return because('disk-full');
    case CODES.readOnly:
      return because(errcode === MOVED ? 'moved' : 'read-only');
    case CODES.io:
      return READ_ERRORS.includes(errcode) ? undefined : because('failing');
    case CODES.cannotOpen:
      return because('failing');
    default:
      return undefined;
  }
}

export const isBusy = (error: unknown): boolean => (((error as { errcode?: number }).errcode ?? 0) & 0xff) === CODES.busy;

const isPortError = (error: unknown): error is Error =>
  [Damaged, Unavailable, Refused, WrongExpectedRevision, DataFolderUnusable].some((kind) => error instanceof kind);

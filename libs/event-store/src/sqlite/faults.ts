import { DataFolderUnusable, Damaged, Refused, Unavailable, WrongExpectedRevision } from '../errors.js';

const CODES = { error: 1, busy: 5, readOnly: 8, io: 10, corrupt: 11, full: 13, constraint: 19, notADatabase: 26 } as const;

/** Puts what SQLite says of a log file into the words of the port. `doing` completes "… failed". */
export function inOurWords(error: unknown, file: string, doing: string): Error {
  if (isOurs(error)) return error;
  const { code, errcode, message } = error as { code?: string; errcode?: number; message: string };
  const said = `${doing} ${file} failed`;
  // A number that no safe integer holds was never written by us.
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
    case CODES.full:
      return new Unavailable(`${said}: the disk is full. Nothing of it was stored.`, true);
    case CODES.busy:
      return new Unavailable(`${said}: another program holds the file.`);
    case CODES.readOnly:
      return new Unavailable(`${said}: the file cannot be written.`);
    default:
      return new Unavailable(`${said}: ${message}.`);
  }
}

export const isBusy = (error: unknown): boolean => (((error as { errcode?: number }).errcode ?? 0) & 0xff) === CODES.busy;

const isOurs = (error: unknown): error is Error =>
  [Damaged, Unavailable, Refused, WrongExpectedRevision, DataFolderUnusable].some((kind) => error instanceof kind);

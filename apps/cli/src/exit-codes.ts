import { Damaged, whyUnusable } from '#event-store';
import { BadExport } from '#audit';
import type { BadRows } from '#import';
import { WrongSettings } from '#platform';
import type { BadTemplate } from '#workflow';
import { CommanderError, InvalidArgumentError } from 'commander';

/** The exit codes of `milepost`. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, damaged: 3, keysMissing: 4 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodesHelp = `
Exit codes: 0 done; 1 refused or failed, nothing half-done; 2 wrong use; 3 the data folder, the log or the export is damaged;
4 the log is whole, and keys of personal data are missing.
Settings come from the environment: see "milepost config".
MILEPOST_URL and MILEPOST_TOKEN: import, export and history use that server, with a token of yours, instead of the log.`;

/** Wrong usage that the declaration of the command cannot detect. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** The checked data is damaged: the messages name the places. */
export class FoundDamaged extends Error {
  override readonly name = 'FoundDamaged';
  constructor(readonly sentences: readonly string[]) {
    super(sentences[0]);
  }
}

/** The log is intact, but keys of personal data are missing. */
export class FoundKeysMissing extends Error {
  override readonly name = 'FoundKeysMissing';
}

export interface Ending {
  code: ExitCode;
  /** For standard error, one line each. */
  sentences: readonly string[];
}

/** The exit code and messages for an error of a command. */
export function endingOf(error: unknown): Ending {
  // Commander has printed its own message; a request for help is no error.
  if (error instanceof CommanderError && !(error instanceof InvalidArgumentError))
    return { code: error.exitCode === 0 ? exitCodes.ok : exitCodes.usage, sentences: [] };
  if (error instanceof WrongUse) return { code: exitCodes.usage, sentences: [error.message] };
  if (error instanceof FoundDamaged) return { code: exitCodes.damaged, sentences: error.sentences };
  if (error instanceof FoundKeysMissing) return { code: exitCodes.keysMissing, sentences: [error.message] };
  if (error instanceof Damaged) return { code: exitCodes.damaged, sentences: [error.message] };
  if (error instanceof BadExport)
    return { code: exitCodes.damaged, sentences: [error.message, ...error.lines.map(({ line, reason }) => `Line ${line}: ${reason}`)] };
  if (isBadTemplate(error)) return { code: exitCodes.failed, sentences: [error.message, ...error.faults.map(({ line, message }) => `Line ${line}: ${message}`)] };
  if (isBadRows(error))
    return { code: exitCodes.failed, sentences: [error.message, ...error.rows.map(({ row, reason }) => `Row ${row}: ${reason}`)] };
  if (error instanceof WrongSettings) return { code: exitCodes.failed, sentences: error.sentences };
  return { code: exitCodes.failed, sentences: [sentenceOf(error)] };
}

/** Compared by name: importing the libs of these errors takes long, and most commands do not need them. */
const isBadRows = (error: unknown): error is BadRows => error instanceof Error && error.name === 'BadRows';
const isBadTemplate = (error: unknown): error is BadTemplate => error instanceof Error && error.name === 'BadTemplate';

function sentenceOf(error: unknown): string {
  const { message, code, path } = error as NodeJS.ErrnoException;
  const plain = code === undefined ? undefined : systemSentences[code];
  if (plain !== undefined) return path === undefined ? `It failed: ${plain}.` : `${path}: ${plain}.`;
  const why = whyUnusable(error);
  if (why !== undefined) return path === undefined ? `It failed: ${why}.` : `${path}: ${why}.`;
  return (message ?? String(error)).split('\n', 1)[0] ?? 'It failed.';
}

const systemSentences: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EISDIR: 'this is a folder, not a file',
  ENOTDIR: 'a part of the path is not a folder',
  EEXIST: 'it exists already',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk cannot be written to',
};

import { declaringFile } from './declaring-file.js';

/** Schema texts by file name. */
export type Schemas = Readonly<Record<string, string>>;

/** The message to the author of a changed declaration: what changed, and what to do. */
export function changedSchema(file: string, committed: string, current: string): string {
  const [, type = '', version = ''] = /(\w+)\.v(\d+)\.json$/u.exec(file) ?? [];
  return [
    `The data of ${type} changed within version ${version}, which logs may hold:`,
    ...changedLines(committed, current),
    `Raise its version in ${declaringFile(type)} to ${Number(version) + 1}, add an upcaster from version ${version}, and run: npm run docs`,
    `Never edit or remove ${file}. Only options of a choice may be added within a version.`,
  ].join('\n');
}

function changedLines(committed: string, current: string): string[] {
  const [before, now] = [committed.split('\n'), current.split('\n')];
  const only = (lines: string[], others: string[], sign: string): string[] => lines.filter((line) => !others.includes(line)).map((line) => `  ${sign} ${line.trim()}`);
  return [...only(before, now, '-'), ...only(now, before, '+')];
}

import { isUtf8 } from 'node:buffer';
import { fileText } from '#import';

/** A file that somebody sent: its text, or why it is not taken. */
export type Uploaded = { text: string } | { fault: string };

/** As many as a file may have. */
export const maxFileBytes = 256 * 1024;

const byteOrderMark = '\uFEFF';

/** What a form may ask for. */
const fileKinds = {
  template: { names: /\.ya?ml$/iu, expected: 'a template: its name ends in .yaml or .yml', read: templateText },
  spreadsheet: { names: /\.(?:csv|tsv|txt)$/iu, expected: 'a spreadsheet saved as CSV: its name ends in .csv, .tsv or .txt', read: spreadsheetText },
} as const;
export type FileKind = keyof typeof fileKinds;

/** @param truncated true when more came than `maxFileBytes` */
export function uploadedText(kind: FileKind, name: string, bytes: Buffer, truncated: boolean): Uploaded {
  const { names, expected, read } = fileKinds[kind];
  if (!names.test(name)) return { fault: `The file must be ${expected}` };
  if (truncated) return { fault: `The file must be ${maxFileBytes / 1024} KiB or smaller` };
  if (bytes.length === 0) return { fault: 'The file is empty' };
  return read(bytes);
}

/** In any encoding that spreadsheet programs save. */
function spreadsheetText(bytes: Buffer): Uploaded {
  const read = fileText(bytes);
  return 'text' in read ? read : { fault: `The file is not a CSV file but ${read.fault}: save it as “CSV UTF-8”` };
}

function templateText(bytes: Buffer): Uploaded {
  if (bytes.length > 1 && ['fffe', 'feff'].includes(bytes.toString('hex', 0, 2))) return { fault: 'The file is in UTF-16: save it in UTF-8' };
  if (!isUtf8(bytes) || bytes.includes(0)) return { fault: 'The file must be text in UTF-8' };
  const text = bytes.toString('utf8');
  return { text: text.startsWith(byteOrderMark) ? text.slice(1) : text };
}

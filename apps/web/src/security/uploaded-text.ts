import { isUtf8 } from 'node:buffer';
import { fileText } from '#import';

/** The text of an uploaded file, or the reason why it is refused. */
export type Uploaded = { text: string } | { fault: string };

/** The largest size of a file. */
export const maxFileBytes = 256 * 1024;

const byteOrderMark = '\uFEFF';

/** The kinds of file that a form may take. */
const fileKinds = {
  template: { names: /\.ya?ml$/iu, expected: 'a template: its name ends in .yaml or .yml', read: templateText },
  spreadsheet: { names: /\.(?:csv|tsv|txt)$/iu, expected: 'a spreadsheet saved as CSV: its name ends in .csv, .tsv or .txt', read: spreadsheetText },
} as const;
export type FileKind = keyof typeof fileKinds;

/** @param truncated true when the file was larger than `maxFileBytes` */
export function uploadedText(kind: FileKind, name: string, bytes: Buffer, truncated: boolean): Uploaded {
  const { names, expected, read } = fileKinds[kind];
  if (!names.test(name)) return { fault: `The file must be ${expected}` };
  if (truncated) return { fault: `The file must be ${maxFileBytes / 1024} KiB or smaller` };
  if (bytes.length === 0) return { fault: 'The file is empty' };
  return read(bytes);
}

/** In any encoding that spreadsheet programs write. */
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

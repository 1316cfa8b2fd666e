import { isUtf8 } from 'node:buffer';

/** A file that somebody sent: its text, or why it is not taken. */
export type Uploaded = { text: string } | { fault: string };

/** As many as a template file may have. */
export const maxFileBytes = 256 * 1024;

const NAMES = /\.ya?ml$/iu;
const byteOrderMark = '\uFEFF';

/** @param truncated true when more came than `maxFileBytes` */
export function uploadedText(name: string, bytes: Buffer, truncated: boolean): Uploaded {
  if (!NAMES.test(name)) return { fault: 'The file must be a template: its name ends in .yaml or .yml' };
  if (truncated) return { fault: `The file must be ${maxFileBytes / 1024} KiB or smaller` };
  if (bytes.length === 0) return { fault: 'The file is empty' };
  if (bytes.length > 1 && ['fffe', 'feff'].includes(bytes.toString('hex', 0, 2))) return { fault: 'The file is in UTF-16: save it in UTF-8' };
  if (!isUtf8(bytes) || bytes.includes(0)) return { fault: 'The file must be text in UTF-8' };
  const text = bytes.toString('utf8');
  return { text: text.startsWith(byteOrderMark) ? text.slice(1) : text };
}

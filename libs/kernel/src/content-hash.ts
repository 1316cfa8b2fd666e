import { hash } from 'node:crypto';
import { configure } from 'safe-stable-stringify';

const canonical = configure({ bigint: false, circularValue: Error, strict: true });

/** SHA-256 of a value as JSON, in hexadecimal digits. The order of keys makes no difference. */
export const contentHash = (content: object): string => hash('sha256', canonical(content) ?? '');

import type { SQLOutputValue } from 'node:sqlite';
import type { StoredRecord } from './record.js';

export type Row = Record<string, SQLOutputValue>;

/** The value of an integer column, without loss above 2^53. */
export function whole(row: Row | undefined, column: string): bigint | undefined {
  const value = row?.[column];
  return typeof value === 'bigint' ? value : undefined;
}

function must<T>(value: T | undefined, column: string): T {
  if (value === undefined) throw new Error(`The column ${column} has another type.`);
  return value;
}

const text = (row: Row, column: string): string => must(typeof row[column] === 'string' ? row[column] : undefined, column);
const bytes = (row: Row, column: string): Uint8Array => must(row[column] instanceof Uint8Array ? row[column] : undefined, column);

export const recordOf = (row: Row): StoredRecord => ({
  position: must(whole(row, 'position'), 'position'),
  stream: text(row, 'stream'),
  revision: must(whole(row, 'revision'), 'revision'),
  id: text(row, 'id'),
  type: text(row, 'type'),
  json: whole(row, 'json') === 1n,
  created: must(whole(row, 'created'), 'created'),
  data: bytes(row, 'data'),
  metadata: bytes(row, 'metadata'),
});

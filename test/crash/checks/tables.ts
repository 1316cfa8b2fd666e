import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Position } from '#kernel';

/** The content of the file of a read model. */
export interface Tables {
  checkpoint: Position;
  parked: unknown[];
  /** The rows of each table as texts, sorted. */
  rows: Map<string, string[]>;
}

/** Tables of the runner itself: they are checked, not compared. */
const runnerTables = new Set(['model', 'parked']);

export const readModelFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /readmodel-[^/\\]*\.db$/.test(name))
    .map((name) => join(folder, name));

/** Undefined for a file that was not built completely: no process reads it. */
export function tablesOf(file: string): Tables | undefined {
  const db = new DatabaseSync(file);
  try {
    const names = (db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as { name: string }[]).map((t) => t.name);
    if (!names.includes('model')) return undefined;
    const model = new Map((db.prepare('SELECT key, value FROM model').all() as { key: string; value: string }[]).map((r) => [r.key, r.value]));
    if (!model.has('built')) return undefined;
    const rowsOf = (table: string): string[] => db.prepare(`SELECT * FROM ${table}`).all().map((row) => JSON.stringify(row)).sort();
    return {
      checkpoint: model.get('checkpoint') ?? '0',
      parked: db.prepare('SELECT * FROM parked').all(),
      rows: new Map(names.filter((name) => !runnerTables.has(name)).sort().map((name) => [name, rowsOf(name)])),
    };
  } finally {
    db.close();
  }
}

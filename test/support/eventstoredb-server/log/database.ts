import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Opens the file of a log, which all nodes of a cluster share. Without a folder the log is only in memory.
 * A commit is on the disk when it returns, so an acknowledged append survives a kill.
 */
export function openDatabase(folder: string | undefined): DatabaseSync {
  if (folder) mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(folder ? join(folder, 'eventstoredb.sqlite') : ':memory:', { timeout: 10_000 });
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS events (
      position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
      json INTEGER NOT NULL, created INTEGER NOT NULL, data BLOB NOT NULL, metadata BLOB NOT NULL,
      UNIQUE (stream, revision)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS scavenged (position INTEGER PRIMARY KEY) STRICT;
  `);
  return database;
}

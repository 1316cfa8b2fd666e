import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { WritableFile } from '#event-store';
import { InvalidInput, type Clock, type Instant } from '#kernel';
import type { Delivery, DeliveryStatus, Email } from './delivery.js';

export interface OutboxEmail {
  /** When it would have been sent. */
  at: Instant;
  email: Email;
}

export interface OutboxPage {
  total: number;
  emails: OutboxEmail[];
  /** The key of the next, older page; undefined on the last one. */
  next?: string;
}

const schema = `
  CREATE TABLE IF NOT EXISTS letters (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    letter TEXT NOT NULL
  ) STRICT`;

/**
 * Keeps emails while there is no mail server: a file in the data folder, shown on a page. It stores ids of people only.
 * Names are looked up for the page, and erasing a person removes their emails.
 */
export class Outbox implements Delivery {
  private readonly db: DatabaseSync;
  private readonly file: WritableFile;
  private lastAccepted: Instant | undefined;

  constructor(
    folder: string,
    private readonly clock: Clock,
  ) {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'outbox.db');
    this.db = new DatabaseSync(file);
    this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 5000');
    this.db.exec(schema);
    this.file = new WritableFile('outbox', this.db, file);
  }

  async deliver(email: Email): Promise<{ messageId: string }> {
    const at = this.clock.now();
    // The id identifies an email that is delivered again after a crash between sending and recording.
    this.file.write(() => this.db.prepare('INSERT INTO letters (id, person, at, letter) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING').run(email.id, email.person, at, JSON.stringify(email)));
    this.lastAccepted = at;
    return { messageId: `<${email.id}@outbox>` };
  }

  /** Newest first. @throws InvalidInput when `before` is not the key of a page */
  page(before?: string, limit = 25): OutboxPage {
    if (before !== undefined && !/^\d{1,15}$/u.test(before)) throw new InvalidInput([{ field: 'before', message: 'Is not the key of a page: take it from “next” of the page before' }]);
    const from = before === undefined ? Number.MAX_SAFE_INTEGER : Number(before);
    const rows = this.db.prepare('SELECT number, at, letter FROM letters WHERE number < ? ORDER BY number DESC LIMIT ?').all(from, limit + 1);
    const shown = rows.slice(0, limit);
    const { total } = this.db.prepare('SELECT count(*) AS total FROM letters').get() as { total: number };
    return {
      total,
      emails: shown.map((row) => ({ at: row.at as Instant, email: JSON.parse(row.letter as string) as Email })),
      ...(rows.length > limit ? { next: String(shown.at(-1)?.number) } : {}),
    };
  }

  /** Removes the emails of a person whose details were erased, from the bytes of the file as well. */
  async forget(person: string): Promise<void> {
    this.file.write(() => this.db.prepare('DELETE FROM letters WHERE person = ?').run(person));
    this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  status(): DeliveryStatus {
    const problem = this.db.isOpen ? this.file.trouble : undefined;
    return { kind: 'outbox', ...(this.lastAccepted && { lastAccepted: this.lastAccepted }), ...(problem && { problem }) };
  }

  async close(): Promise<void> {
    if (this.db.isOpen) this.db.close();
  }
}

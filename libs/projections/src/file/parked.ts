import type { Statements } from './statements.js';

/** A stream that could not be projected. Its rows stay as they were; its later events wait for a retry. */
export interface ParkedStream {
  stream: string;
  /** The last revision seen. A retry reads up to here. */
  revision: number;
  reason: string;
}

/** The parked streams of one file, in the order in which they were parked. Written in the open transaction. */
export class ParkedStreams {
  #streams = new Map<string, ParkedStream>();

  constructor(private readonly db: Statements) {
    this.reload();
  }

  reload(): void {
    const rows = this.db.all<ParkedStream>('SELECT stream, revision, reason FROM parked ORDER BY place');
    this.#streams = new Map(rows.map((row) => [row.stream, { ...row }]));
  }

  has(stream: string): boolean {
    return this.#streams.has(stream);
  }

  list(): ParkedStream[] {
    return [...this.#streams.values()];
  }

  park(stream: string, revision: number, reason: string): void {
    const first = this.#streams.get(stream);
    this.db.run(
      `INSERT INTO parked VALUES (?, ?, ?, (SELECT coalesce(max(place), 0) + 1 FROM parked))
       ON CONFLICT DO UPDATE SET revision = excluded.revision, reason = excluded.reason`,
      stream,
      revision,
      reason,
    );
    this.#streams.set(stream, { ...first, stream, revision, reason });
  }

  /** Call for a later event of a parked stream: the retry then includes it. */
  wait(stream: string, revision: number): void {
    const parked = this.#streams.get(stream);
    if (parked && parked.revision < revision) this.park(stream, revision, parked.reason);
  }

  release(stream: string): void {
    this.db.run('DELETE FROM parked WHERE stream = ?', stream);
    this.#streams.delete(stream);
  }
}

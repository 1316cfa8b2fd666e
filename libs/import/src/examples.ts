import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start, type EventStore } from '#event-store';
import { clockFrom, derivedId, type Clock, type Instant, type PlainDate } from '#kernel';
import type { Accepted, CommandPipeline } from '#commands';
import { BadRows } from './bad-rows.js';
import { dayFrom } from './days.js';
import { Labels } from './labels.js';
import { reasonOf } from './reasons.js';
import { recordRow } from './record.js';
import { requestFrom } from './request.js';
import { rowsFrom, type Row } from './rows.js';

const names = ['map-tamworth.csv', 'riverside-voices.csv'];

/** Paths of the examples that come with Milepost, in the order in which they are loaded. */
export function shippedExamples(): string[] {
  let folder = dirname(fileURLToPath(import.meta.url));
  // Searches parent folders, because this file runs from `libs/` and from `dist/libs/`.
  while (!existsSync(join(folder, 'examples', 'map-tamworth.csv')) && folder !== dirname(folder)) folder = dirname(folder);
  return names.map((name) => join(folder, 'examples', name));
}

export interface LoadExamples {
  /** Must be empty: past dates may be written only to a log without events. */
  store: EventStore;
  /** Gives the command pipeline on that store with this clock. The loader sets the clock to the day of each row. */
  handling: (clock: Clock) => CommandPipeline;
  /** The real clock: relative dates are counted from its day. */
  clock: Clock;
  /** Paths of CSV files. */
  files: readonly string[];
}

/** The log already has events. Examples are loaded only into an empty log. */
export class NotEmpty extends Error {
  override readonly name = 'NotEmpty';
}

/**
 * Loads the examples as if each row had been recorded on its day, through the normal command pipeline. Every event is marked
 * as example data. Rows are recorded in the order of their recorded day, then of the files, then of the rows in the file.
 * @returns how many commands were recorded
 * @throws NotEmpty, BadRows
 */
export async function loadExamples({ store, handling, clock, files }: LoadExamples): Promise<number> {
  if (store.compare(await store.head(), start) !== 0)
    throw new NotEmpty('The log is not empty: examples are loaded into an empty one only.');
  return (await new Examples(files, clock).record(handling, 'all')).rows;
}

/** The rows of the example files. Labels of one part can be used in the next part. */
export class Examples {
  readonly #today: PlainDate;
  readonly #rows: readonly DatedRow[];
  readonly #labels: ReadonlyMap<string, Labels>;

  constructor(
    files: readonly string[],
    private readonly clock: Clock,
  ) {
    this.#today = clock.today();
    this.#rows = files.flatMap((file) => datedRows(file, this.#today)).sort((a, b) => (a.recordedOn < b.recordedOn ? -1 : a.recordedOn > b.recordedOn ? 1 : 0));
    this.#labels = new Map(files.map((file) => [file, new Labels()]));
  }

  /**
   * @returns the number of rows, and how many of them had not been recorded before
   * @throws BadRows
   */
  async record(handling: LoadExamples['handling'], part: 'all' | 'people' | 'all but people'): Promise<{ rows: number; recorded: number }> {
    let now = this.clock.now();
    const pipeline = handling(clockFrom(() => now));
    const isOfPeople = ({ row }: DatedRow): boolean => pipeline.registry.all.some(({ spec }) => spec.name === row.command && spec.stream === 'person');
    const rows = this.#rows.filter((row) => part === 'all' || isOfPeople(row) === (part === 'people'));
    let recorded = 0;
    for (const row of rows) {
      now = morningOf(row.recordedOn, this.clock);
      if (!(await this.#recordOne(row, pipeline)).repeated) recorded += 1;
    }
    return { rows: rows.length, recorded };
  }

  async #recordOne({ file, row }: DatedRow, pipeline: CommandPipeline): Promise<Accepted> {
    const labels = this.#labels.get(file) ?? new Labels();
    try {
      const commandId = derivedId(`example ${basename(file)} line ${row.number}`);
      const request = requestFrom(row, { registry: pipeline.registry, labels, commandId, relativeTo: this.#today });
      return await recordRow(row, { ...request, example: true }, pipeline, labels);
    } catch (error) {
      const reason = reasonOf(error);
      throw reason === undefined ? error : new BadRows(file, [{ row: row.number, reason }]);
    }
  }
}

interface DatedRow {
  file: string;
  row: Row;
  recordedOn: PlainDate;
}

const datedRows = (file: string, today: PlainDate): DatedRow[] =>
  rowsFrom(basename(file), readFileSync(file)).map((row) => ({ file, row, recordedOn: dayFrom(row.recorded || row.happened, { relativeTo: today }) }));

/** 10:00 on that day in London, or the current instant if 10:00 is in the future. */
export function morningOf(day: PlainDate, clock: Clock): Instant {
  const ten = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/London', plainTime: '10:00' });
  const instant = ten.toInstant().toString({ smallestUnit: 'millisecond' });
  const now = clock.now();
  return instant < now ? instant : now;
}

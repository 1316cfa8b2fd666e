import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start, type EventStore } from '#event-store';
import { clockFrom, derivedId, type Clock, type Instant, type PlainDate } from '#kernel';
import type { Accepted, CommandHandling } from '#commands';
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
  // Looked for upwards: this file runs from `libs/` and from `dist/libs/`.
  while (!existsSync(join(folder, 'examples', 'map-tamworth.csv')) && folder !== dirname(folder)) folder = dirname(folder);
  return names.map((name) => join(folder, 'examples', name));
}

export interface LoadExamples {
  /** Must be empty: the past is only written where nothing was recorded yet. */
  store: EventStore;
  /** The command way on that store, with the clock given: the loader sets it to the day of each row. */
  handling: (clock: Clock) => CommandHandling;
  /** The real clock: relative dates are counted from its day. */
  clock: Clock;
  /** Paths of CSV files. */
  files: readonly string[];
}

/** The log holds something already: examples are loaded into an empty one only. */
export class NotEmpty extends Error {
  override readonly name = 'NotEmpty';
}

/**
 * Loads the examples as if each row had been recorded on its day, through the same command way as everything else, and
 * marks every event as example data. Rows are recorded by recorded day, then by file, then as they stand in the file.
 * @returns how many commands were recorded
 * @throws NotEmpty, BadRows
 */
export async function loadExamples({ store, handling, clock, files }: LoadExamples): Promise<number> {
  if (store.compare(await store.head(), start) !== 0)
    throw new NotEmpty('The log is not empty: examples are loaded into an empty one only.');
  return (await new Examples(files, clock).record(handling, 'all')).rows;
}

/** The rows of the examples. What their names stand for is kept from one part to the next. */
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

  /** @returns how many rows there are, and how many of them had not been recorded before; @throws BadRows */
  async record(handling: LoadExamples['handling'], part: 'all' | 'people' | 'all but people'): Promise<{ rows: number; recorded: number }> {
    let now = this.clock.now();
    const way = handling(clockFrom(() => now));
    const isOfPeople = ({ row }: DatedRow): boolean => way.registry.all.some(({ spec }) => spec.name === row.command && spec.stream === 'person');
    const rows = this.#rows.filter((row) => part === 'all' || isOfPeople(row) === (part === 'people'));
    let recorded = 0;
    for (const row of rows) {
      now = morningOf(row.recordedOn, this.clock);
      if (!(await this.#recordOne(row, way)).repeated) recorded += 1;
    }
    return { rows: rows.length, recorded };
  }

  async #recordOne({ file, row }: DatedRow, way: CommandHandling): Promise<Accepted> {
    const labels = this.#labels.get(file) ?? new Labels();
    try {
      const commandId = derivedId(`example ${basename(file)} line ${row.number}`);
      const request = requestFrom(row, { registry: way.registry, labels, commandId, relativeTo: this.#today });
      return await recordRow(row, { ...request, example: true }, way, labels);
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

/** Ten in the morning in London, or now when that is still to come. */
export function morningOf(day: PlainDate, clock: Clock): Instant {
  const ten = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/London', plainTime: '10:00' });
  const instant = ten.toInstant().toString({ smallestUnit: 'millisecond' });
  const now = clock.now();
  return instant < now ? instant : now;
}

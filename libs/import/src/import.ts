import type { EventStore } from '#event-store';
import { foldText, type Role } from '#kernel';
import type { CommandPipeline, CommandRequest } from '#commands';
import { BadRows, Unreadable, type BadRow } from './bad-rows.js';
import { Labels, type Subject } from './labels.js';
import { inOrderOfDays } from './order-of-days.js';
import { reasonOf } from './reasons.js';
import { recordRow, remember } from './record.js';
import { requestFrom } from './request.js';
import { RowIds } from './row-ids.js';
import { rowsFrom, type Row } from './rows.js';
import { openScratch } from './scratch.js';

export interface ImportRows {
  /** Named in messages. */
  file: string;
  bytes: Uint8Array;
  store: EventStore;
  /** Gives the command pipeline on any store, with the same clock and rules. */
  handlingOn: (store: EventStore) => CommandPipeline;
  /** ULOs and programmes by folded name; null where several share it. */
  known: ReadonlyMap<string, Subject | null>;
  /** The role used for rows without `who`. */
  role: Role;
  /** The subject of rows without `about`. */
  about?: string;
  /** Key for the ids of commands about people. The same key recognises rows that are imported again. */
  secret: string;
  progress?: (done: number, total: number, doing: 'checking' | 'recording') => void;
}

export interface Imported {
  rows: number;
  recorded: number;
  /** Rows already recorded by an earlier import of the same rows. */
  repeated: number;
  /** Rows without a new event: their content was already recorded in another pipeline. */
  nothing: number;
  /** Says which day was read from cells that contain more than a day. */
  notes: RowNote[];
}

export interface RowNote {
  row: number;
  text: string;
}

/**
 * Records the rows of a file with the current time, in the order of the days on which things happened. A dry run first records
 * all rows in a copy of the streams that they affect. If any row is refused, every bad row is reported and nothing is recorded.
 * Importing the same rows again records nothing twice, so an interrupted import can be repeated.
 * @throws BadRows, and the errors of the store
 */
export async function importRows(options: ImportRows): Promise<Imported> {
  const { file, store, progress = () => {} } = options;
  const pipeline = options.handlingOn(store);
  const beginning = new Set(pipeline.registry.all.filter(({ spec }) => spec.creates).map(({ spec }) => spec.name));
  const rows = inOrderOfDays(rowsFrom(file, options.bytes), (row) => beginning.has(row.command));
  await dryRun(rows, options);
  const labels = new Labels(options.known);
  const result: Imported = { rows: rows.length, recorded: 0, repeated: 0, nothing: 0, notes: [] };
  const request = requests(pipeline, labels, options, (note) => void result.notes.push(note));
  for (const [i, row] of rows.entries()) {
    const { repeated, events } = await recordRow(row, await request(row), pipeline, labels);
    result[repeated ? 'repeated' : events.length === 0 ? 'nothing' : 'recorded'] += 1;
    progress(i + 1, rows.length, 'recording');
  }
  return result;
}

/** @throws BadRows naming every row that would be refused */
async function dryRun(rows: readonly Row[], options: ImportRows): Promise<void> {
  const scratch = openScratch(options.store);
  try {
    const pipeline = options.handlingOn(scratch.store);
    const labels = new Labels(options.known);
    const request = requests(pipeline, labels, options);
    const bad: BadRow[] = [];
    for (const [i, row] of rows.entries()) {
      try {
        const prepared = pipeline.prepare(await request(row));
        await scratch.copy(prepared.stream);
        if (prepared.command.programme !== undefined) await scratch.copy(`programme-${prepared.command.programme.toLowerCase()}`);
        remember(row, await pipeline.handle(prepared), pipeline, labels);
      } catch (error) {
        const reason = reasonOf(error);
        if (reason === undefined) throw error;
        bad.push({ row: row.number, reason });
        labels.failed(row.label, row.number);
      }
      options.progress?.(i + 1, rows.length, 'checking');
    }
    if (bad.length > 0) throw new BadRows(options.file, bad.sort((a, b) => a.row - b.row));
  } finally {
    await scratch.close();
  }
}

function requests(
  pipeline: CommandPipeline,
  labels: Labels,
  { store, role, about, known, secret }: ImportRows,
  note: (note: RowNote) => void = () => {},
): (row: Row) => Promise<CommandRequest> {
  const { registry } = pipeline;
  const subject = about === undefined ? undefined : known.get(foldText(about))?.id;
  const ids = new RowIds({ store, registry, labels, secret, about: subject ?? about?.toLowerCase() ?? '' });
  return async (row) => {
    if (row.recorded !== '') throw new Unreadable('Imported rows are recorded now: leave “recorded” empty.');
    const request = requestFrom(row, { registry, labels, role, note: (text) => note({ row: row.number, text }), ...(about === undefined ? {} : { about }) });
    return { ...request, imported: true, body: { ...(request.body as object), commandId: await ids.of(row, request) } };
  };
}

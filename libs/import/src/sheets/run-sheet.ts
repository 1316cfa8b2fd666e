import stringify from 'safe-stable-stringify';
import { probablyRecordedAlready, type Accepted } from '#commands';
import type { UloState } from '#development';
import { IdempotencyClash, RuleRefused, derivedId, type PlainDate } from '#kernel';
import { reasonOf } from '../reasons.js';
import type { ColumnNotRead } from './columns.js';
import type { SheetKindName } from './index.js';
import type { Sheet, SheetRow } from './read-sheet.js';
import type { SheetFact } from './sheet-kind.js';

/** `new`: recorded now, or would be in a dry run. `there`: already recorded. */
export type SheetOutcome = 'new' | 'there' | 'refused';

export interface SheetFactReport {
  command: string;
  occurredOn: PlainDate;
  /** The fact in words. */
  says: string;
  outcome: SheetOutcome;
}

export interface SheetRowReport {
  /** The row number that a spreadsheet shows. */
  row: number;
  /** The name of the ULO; empty if it is not known. */
  about: string;
  outcome: SheetOutcome;
  facts: SheetFactReport[];
  /** The reasons for the refusal, as sentences. */
  reasons: string[];
  /** Says which day was read from cells that contain more than a day. */
  notes: string[];
}

export interface SheetReport {
  kind: SheetKindName;
  rows: SheetRowReport[];
  /** Columns whose headings are not known. */
  notRead: ColumnNotRead[];
  /** The number of rows by outcome. */
  counts: Record<SheetOutcome, number>;
}

/** The log in which rows are recorded: the real log, or a copy for a dry run. */
export interface SheetLog {
  /** The current state of the ULO; undefined if it does not exist. */
  stateOf(ulo: string): Promise<UloState | undefined>;
  /** @throws the error that refuses the command */
  send(command: string, body: object): Promise<Accepted>;
}

interface PendingFact {
  fact: SheetFact;
  row: SheetRow;
  report: SheetRowReport;
  on: PlainDate;
}

/**
 * Sends the facts of a sheet in the order of the days on which they happened; the facts of one row keep their order.
 * After the first refused fact of a row, its other facts are not sendUnlessRecorded.
 * Ids are derived from the content of rows: nothing is recorded twice, for any sender and file format.
 * @param only selects the rows that are sendUnlessRecorded; all by default
 */
export async function runSheet(sheet: Sheet, log: SheetLog, only: (row: number) => boolean = () => true): Promise<SheetReport> {
  const rows = sheet.rows.map((row) => ({ row, report: emptyReport(row) }));
  for (const one of pendingFacts(rows.filter(({ row }) => row.faults.length === 0 && only(row.number)))) await sendFact(one, log);
  for (const { report } of rows) report.outcome = outcomeOf(report);
  return reportOf(sheet, rows.map(({ report }) => report));
}

/** Records the rows that the dry run accepted. Refused rows keep the report of the dry run. */
export async function recordSheet(sheet: Sheet, log: SheetLog, checked: SheetReport): Promise<SheetReport> {
  const refused = new Map(checked.rows.filter(({ outcome }) => outcome === 'refused').map((row) => [row.row, row]));
  const { rows } = await runSheet(sheet, log, (row) => !refused.has(row));
  return reportOf(sheet, rows.map((row) => refused.get(row.row) ?? row));
}

function reportOf({ kind, notRead }: Sheet, rows: SheetRowReport[]): SheetReport {
  const count = (outcome: SheetOutcome): number => rows.filter((one) => one.outcome === outcome).length;
  return { kind, rows, notRead, counts: { new: count('new'), there: count('there'), refused: count('refused') } };
}

const emptyReport = ({ number, ulo, faults, notes }: SheetRow): SheetRowReport => ({ row: number, about: ulo?.name ?? '', outcome: 'there', facts: [], reasons: [...faults], notes });

function outcomeOf({ reasons, facts }: SheetRowReport): SheetOutcome {
  if (reasons.length > 0) return 'refused';
  return facts.some(({ outcome }) => outcome === 'new') ? 'new' : 'there';
}

function pendingFacts(rows: readonly { row: SheetRow; report: SheetRowReport }[]): PendingFact[] {
  const pending = rows.flatMap(({ row, report }) => {
    let on: PlainDate = '';
    return row.facts.map((fact): PendingFact => ({ fact, row, report, on: (on = fact.occurredOn > on ? fact.occurredOn : on) }));
  });
  return pending.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

async function sendFact({ fact, row, report }: PendingFact, log: SheetLog): Promise<void> {
  if (report.reasons.length > 0) return;
  const { command, occurredOn, says } = fact;
  const addFact = (outcome: SheetOutcome): void => void report.facts.push({ command, occurredOn, says, outcome });
  try {
    addFact(await sendUnlessRecorded(fact, row.ulo?.id ?? '', log));
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    report.reasons.push(reason);
    addFact('refused');
  }
}

async function sendUnlessRecorded({ command, occurredOn, meaning, on }: SheetFact, ulo: string, log: SheetLog): Promise<SheetOutcome> {
  const state = await log.stateOf(ulo);
  const fields = state ? on(state) : {};
  if (!fields) return 'there';
  const commandId = derivedId(`sheet ${stringify([command, ulo, occurredOn, meaning]) ?? ''}`);
  try {
    const { repeated, events } = await log.send(command, { commandId, ulo, occurredOn, ...fields });
    return repeated || events.length === 0 ? 'there' : 'new';
  } catch (error) {
    // Another person, or another form of input, has already recorded the same fact.
    if (error instanceof IdempotencyClash || (error instanceof RuleRefused && error.code === probablyRecordedAlready)) return 'there';
    throw error;
  }
}

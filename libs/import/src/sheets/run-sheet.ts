import stringify from 'safe-stable-stringify';
import { probablyRecordedAlready, type Accepted } from '#commands';
import type { UloState } from '#development';
import { IdempotencyClash, RuleRefused, derivedId, type PlainDate } from '#kernel';
import { reasonOf } from '../reasons.js';
import type { ColumnNotRead } from './columns.js';
import type { SheetKindName } from './index.js';
import type { Sheet, SheetRow } from './read-sheet.js';
import type { SheetFact } from './sheet-kind.js';

/** `new`: it is recorded, or would be. `there`: it was recorded already. */
export type SheetOutcome = 'new' | 'there' | 'refused';

export interface SheetFactReport {
  command: string;
  occurredOn: PlainDate;
  /** What it says, in words. */
  says: string;
  outcome: SheetOutcome;
}

export interface SheetRowReport {
  /** As a spreadsheet numbers it. */
  row: number;
  /** The name of the ULO; empty when it is not known. */
  about: string;
  outcome: SheetOutcome;
  facts: SheetFactReport[];
  /** Why it is refused, in sentences. */
  reasons: string[];
  /** How cells were taken that say more than they were asked for. */
  notes: string[];
}

export interface SheetReport {
  kind: SheetKindName;
  rows: SheetRowReport[];
  /** Columns whose headings are not known. */
  notRead: ColumnNotRead[];
  /** How many rows came to what. */
  counts: Record<SheetOutcome, number>;
}

/** The log on which rows are tried or recorded. */
export interface SheetLog {
  /** The ULO as it stands; undefined when there is none. */
  stateOf(ulo: string): Promise<UloState | undefined>;
  /** @throws whatever refuses it */
  send(command: string, body: object): Promise<Accepted>;
}

interface Turn {
  fact: SheetFact;
  row: SheetRow;
  report: SheetRowReport;
  on: PlainDate;
}

/**
 * Sends what the rows of a sheet say, in the order of the days on which things happened; what one row says stays in its order.
 * A row of which something is refused is not sent further.
 * Ids follow from what rows say: nothing is recorded twice, whatever the sender and the format of the file.
 * @param only which rows are sent; absent: all that were read
 */
export async function runSheet(sheet: Sheet, log: SheetLog, only: (row: number) => boolean = () => true): Promise<SheetReport> {
  const rows = sheet.rows.map((row) => ({ row, report: begun(row) }));
  for (const turn of turnsOf(rows.filter(({ row }) => row.faults.length === 0 && only(row.number)))) await take(turn, log);
  for (const { report } of rows) report.outcome = outcomeOf(report);
  return reportOf(sheet, rows.map(({ report }) => report));
}

/** Records the rows of which nothing was refused when they were tried; the others are reported as they were then. */
export async function recordSheet(sheet: Sheet, log: SheetLog, checked: SheetReport): Promise<SheetReport> {
  const refused = new Map(checked.rows.filter(({ outcome }) => outcome === 'refused').map((row) => [row.row, row]));
  const { rows } = await runSheet(sheet, log, (row) => !refused.has(row));
  return reportOf(sheet, rows.map((row) => refused.get(row.row) ?? row));
}

function reportOf({ kind, notRead }: Sheet, rows: SheetRowReport[]): SheetReport {
  const count = (outcome: SheetOutcome): number => rows.filter((one) => one.outcome === outcome).length;
  return { kind, rows, notRead, counts: { new: count('new'), there: count('there'), refused: count('refused') } };
}

const begun = ({ number, ulo, faults, notes }: SheetRow): SheetRowReport => ({ row: number, about: ulo?.name ?? '', outcome: 'there', facts: [], reasons: [...faults], notes });

function outcomeOf({ reasons, facts }: SheetRowReport): SheetOutcome {
  if (reasons.length > 0) return 'refused';
  return facts.some(({ outcome }) => outcome === 'new') ? 'new' : 'there';
}

function turnsOf(rows: readonly { row: SheetRow; report: SheetRowReport }[]): Turn[] {
  const turns = rows.flatMap(({ row, report }) => {
    let on: PlainDate = '';
    return row.facts.map((fact): Turn => ({ fact, row, report, on: (on = fact.occurredOn > on ? fact.occurredOn : on) }));
  });
  return turns.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

async function take({ fact, row, report }: Turn, log: SheetLog): Promise<void> {
  if (report.reasons.length > 0) return;
  const { command, occurredOn, says } = fact;
  const tell = (outcome: SheetOutcome): void => void report.facts.push({ command, occurredOn, says, outcome });
  try {
    tell(await sent(fact, row.ulo?.id ?? '', log));
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    report.reasons.push(reason);
    tell('refused');
  }
}

async function sent({ command, occurredOn, meaning, on }: SheetFact, ulo: string, log: SheetLog): Promise<SheetOutcome> {
  const state = await log.stateOf(ulo);
  const fields = state ? on(state) : {};
  if (!fields) return 'there';
  const commandId = derivedId(`sheet ${stringify([command, ulo, occurredOn, meaning]) ?? ''}`);
  try {
    const { repeated, events } = await log.send(command, { commandId, ulo, occurredOn, ...fields });
    return repeated || events.length === 0 ? 'there' : 'new';
  } catch (error) {
    // The same was recorded by somebody else, or in another way.
    if (error instanceof IdempotencyClash || (error instanceof RuleRefused && error.code === probablyRecordedAlready)) return 'there';
    throw error;
  }
}

import type { CsvCell } from '#platform';
import type { PortfolioFacts, PortfolioOnDay } from './portfolio.facts.js';
import type { PortfolioSort } from './portfolio.query.js';

/** What the values of a row are made of. */
export interface RowSource {
  id: string;
  facts: PortfolioFacts;
  /** The facts as they stand on the day of the row. */
  now: PortfolioOnDay;
  example: boolean;
}

/** Cells that say more than one value; the page has a function for each. */
export type CellName = 'name' | 'phase' | 'started' | 'step' | 'owner' | 'steps' | 'forecast' | 'later' | 'milestone' | 'warnings';
export type Plain = 'number' | 'text' | 'day' | 'share';
/** How the page shows a value: as it is, or in a cell of its own. */
type Shown<V> = { cell: CellName } | (V extends number ? 'number' : V extends string ? 'text' | 'day' : V extends { count: number; of: number } ? 'share' : never);

/** A column of the page. */
export interface ListColumn<S = Plain | { cell: CellName }> {
  head: string;
  /** By which the list can be sorted. */
  sort?: { key: PortfolioSort; order: 'ascending' | 'descending' };
  /** What decides whether a ULO needs help: it stands before the other columns, where no screen cuts it off. */
  pressing?: true;
  show: S;
}

/** One value of a row: how it is worked out, and where it is shown. */
export interface Column<V, Row> {
  /** Absent: another table holds it, and the query adds it. */
  of?: (source: RowSource) => V;
  /** Columns of the CSV by their headings. `name`: of the person whose the next step is. */
  csv?: Readonly<Record<string, (row: Row, name: string | null) => CsvCell>>;
  list?: ListColumn<Shown<V>> | readonly ListColumn<Shown<V>>[];
}

import type { CsvCell } from '#platform';
import type { PortfolioFacts, PortfolioOnDay } from './portfolio.facts.js';
import type { PortfolioSort } from './portfolio.query.js';

/** The source of the values of a row. */
export interface RowSource {
  id: string;
  facts: PortfolioFacts;
  /** The facts evaluated on the day of the row. */
  now: PortfolioOnDay;
  example: boolean;
}

/** Cells that show more than one value. The page has a function for each. */
export type CellName = 'name' | 'phase' | 'started' | 'step' | 'owner' | 'steps' | 'forecast' | 'later' | 'milestone' | 'warnings';
export type Plain = 'number' | 'text' | 'day' | 'share';
/** How the page shows a value: as plain text, or in a special cell. */
type Shown<V> = { cell: CellName } | (V extends number ? 'number' : V extends string ? 'text' | 'day' : V extends { count: number; of: number } ? 'share' : never);

/** A column of the page. */
export interface ListColumn<S = Plain | { cell: CellName }> {
  head: string;
  /** The sort order of the column. */
  sort?: { key: PortfolioSort; order: 'ascending' | 'descending' };
  /** Shows whether a ULO needs help. The column comes before the others, so that it is visible on narrow screens. */
  pressing?: true;
  show: S;
}

/** One value of a row: how it is calculated and where it is shown. */
export interface Column<V, Row> {
  /** Absent if the value is in another table and the query adds it. */
  of?: (source: RowSource) => V;
  /** Columns of the CSV by heading. `name` is the name of the person for the next step. */
  csv?: Readonly<Record<string, (row: Row, name: string | null) => CsvCell>>;
  list?: ListColumn<Shown<V>> | readonly ListColumn<Shown<V>>[];
}

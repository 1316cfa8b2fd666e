import { csvPieces, type CsvCell } from '#platform';
import type { ReadModel } from '#projections';
import { portfolioRows, type ScopedPortfolioQuery } from './portfolio.query.js';
import { csvColumns, type PortfolioRow } from './portfolio.columns.js';

type NameOf = (row: PortfolioRow) => string | null;

/**
 * All matching rows as CSV in batches, with the heading first.
 * @param nameOf returns the name of the person for the next step
 */
export const portfolioCsv = (model: ReadModel, query: Omit<ScopedPortfolioQuery, 'after' | 'limit'>, nameOf: NameOf = () => null): Iterable<string> =>
  csvPieces(Object.keys(csvColumns), cellsOf(portfolioRows(model, query), nameOf));

function* cellsOf(batches: Iterable<readonly PortfolioRow[]>, nameOf: NameOf): Generator<CsvCell[][]> {
  for (const rows of batches) yield rows.map((row) => cellsOfRow(row, nameOf(row)));
}

const cellsOfRow = (row: PortfolioRow, name: string | null): CsvCell[] => Object.values(csvColumns).map((value) => value(row, name));

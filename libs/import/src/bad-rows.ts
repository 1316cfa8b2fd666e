/** One row of a file that cannot be recorded. */
export interface BadRow {
  /** The row number that a spreadsheet shows: the heading is row 1, empty rows count, line breaks inside a cell do not. */
  row: number;
  /** One or more sentences: what is wrong and how to correct it. */
  reason: string;
}

/** Names every row that cannot be recorded, when nothing was recorded; or the one row at which the import stopped. */
export class BadRows extends Error {
  override readonly name = 'BadRows';
  constructor(
    readonly file: string,
    readonly rows: readonly BadRow[],
    /** Set when the import stopped at one row: the number of rows recorded before it. */
    before?: number,
  ) {
    super(before !== undefined ? `${file} has a row that was refused; ${before} before it are recorded, and those after it were not sent. Put it right and import the file again: nothing is recorded twice.` : `${file} has ${rows.length} ${rows.length === 1 ? 'row' : 'rows'} that cannot be recorded; nothing was recorded.`);
  }
}

/** What is wrong with one cell or one row, as a sentence. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

import { foldText, type PlainDate } from '#kernel';
import { Unreadable } from './bad-rows.js';
import { dayFrom } from './days.js';
import type { Row } from './rows.js';

/**
 * Rows in the order in which things happened, those of one day as they stand in the file. So each is folded on to what
 * is there: a row that happened before another is judged on a stream that is read and folded again.
 * A row never comes before one whose label it mentions.
 * @param begins true for a row that begins a ULO or a programme: rows about it come later
 */
export function inOrderOfDays(rows: readonly Row[], begins: (row: Row) => boolean): Row[] {
  const turns = new Map<string, PlainDate>();
  const dated = rows.map((row) => {
    const turn = mentioned(row).reduce((latest, name) => later(latest, turns.get(foldText(name))), dayOf(row));
    if (row.label !== '') turns.set(foldText(row.label), turn);
    if (row.about !== '' && begins(row)) turns.set(foldText(row.about), turn);
    return { row, turn };
  });
  return dated.sort((a, b) => (a.turn < b.turn ? -1 : a.turn > b.turn ? 1 : 0)).map(({ row }) => row);
}

const mentioned = ({ about, fields }: Row): string[] => [about, ...fields.flatMap(([, value]) => [value, ...value.split(/[;|]/u)])];

const later = (a: PlainDate, b: PlainDate = ''): PlainDate => (b > a ? b : a);

/** Empty when it cannot be read: the row is refused for that when it is checked. */
function dayOf({ happened }: Row): PlainDate {
  try {
    return dayFrom(happened, {});
  } catch (error) {
    if (error instanceof Unreadable) return '';
    throw error;
  }
}

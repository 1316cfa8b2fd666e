import { foldText, type PlainDate } from '#kernel';
import { Unreadable } from './bad-rows.js';
import { dayFrom } from './days.js';
import type { Row } from './rows.js';

/**
 * Sorts rows by the day on which they happened; rows of one day keep the order of the file. In this order each event can be
 * folded on to the cached state; an event with an earlier day would need the stream to be read and folded again.
 * A row always comes after the rows whose labels it refers to.
 * @param begins true for a row that creates a ULO or a programme: rows about it come later
 */
export function inOrderOfDays(rows: readonly Row[], begins: (row: Row) => boolean): Row[] {
  const sortDays = new Map<string, PlainDate>();
  const dated = rows.map((row) => {
    const sortDay = mentioned(row).reduce((latest, name) => later(latest, sortDays.get(foldText(name))), dayOf(row));
    if (row.label !== '') sortDays.set(foldText(row.label), sortDay);
    if (row.about !== '' && begins(row)) sortDays.set(foldText(row.about), sortDay);
    return { row, sortDay };
  });
  return dated.sort((a, b) => (a.sortDay < b.sortDay ? -1 : a.sortDay > b.sortDay ? 1 : 0)).map(({ row }) => row);
}

const mentioned = ({ about, fields }: Row): string[] => [about, ...fields.flatMap(([, value]) => [value, ...value.split(/[;|]/u)])];

const later = (a: PlainDate, b: PlainDate = ''): PlainDate => (b > a ? b : a);

/** Empty if the day cannot be read: the check of the row then refuses it. */
function dayOf({ happened }: Row): PlainDate {
  try {
    return dayFrom(happened, {});
  } catch (error) {
    if (error instanceof Unreadable) return '';
    throw error;
  }
}

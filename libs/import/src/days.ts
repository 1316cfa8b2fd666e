import { addDays, addMonths, dayOfDateTime, dayOfSerial, foldText, readDay, type PlainDate } from '#kernel';
import { Unreadable } from './bad-rows.js';

export interface DayContext {
  /** The day from which `today`, `20 days ago` and `in 9 days` are counted. Without it they are refused. */
  relativeTo?: PlainDate;
  /** Called when a cell contains more than a day (a time, or a serial number): says which day was read from it. */
  note?: (text: string) => void;
}

const relative = /^(?:in (\d+) (day|week|month|year)s?|(\d+) (day|week|month|year)s? ago)$/;

/**
 * Reads a day as people and spreadsheets write it. A date-time gives its day in London; a number is a day as Excel counts days.
 * @throws Unreadable
 */
export function dayFrom(text: string, { relativeTo, note }: DayContext): PlainDate {
  const ofDateTime = dayOfDateTime(text);
  const ofSerial = dayOfSerial(text);
  const read = readDay(ofDateTime ?? ofSerial ?? text);
  if ('value' in read) {
    if (ofDateTime !== undefined) note?.(`“${text}” is taken as ${ofDateTime}, the day in London.`);
    if (ofSerial !== undefined) note?.(`“${text}” is taken as ${ofSerial}, as Excel counts days.`);
    return read.value;
  }
  const counted = relativeTo === undefined ? undefined : relativeDay(foldText(text), relativeTo);
  if (counted === undefined) throw new Unreadable(`“${text}” ${read.problem}.`);
  return counted;
}

const later = {
  day: addDays,
  week: (day: PlainDate, count: number): PlainDate => addDays(day, count * 7),
  month: addMonths,
  year: (day: PlainDate, count: number): PlainDate => addMonths(day, count * 12),
};

function relativeDay(text: string, today: PlainDate): PlainDate | undefined {
  if (text === 'today') return today;
  const match = relative.exec(text);
  if (!match) return undefined;
  const [, ahead, aheadUnit, back, backUnit] = match;
  const count = ahead === undefined ? -Number(back) : Number(ahead);
  return later[(aheadUnit ?? backUnit) as keyof typeof later](today, count);
}

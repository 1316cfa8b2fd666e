import type { PlainDate } from '#kernel';
import { date, momentFields, type FormValues } from '#ui';
import { refuseWrongDays } from './asked-days.js';
import type { Block } from './blocks.js';

/** The day looked back to, from the address of the page. */
export interface AskedMoment {
  asAt?: PlainDate;
  knownAt?: PlainDate;
  fields: ReturnType<typeof momentFields>;
  /** For links that keep the moment. */
  query: { asAt?: string; knownAt?: string };
  today: PlainDate;
}

export function askedMoment(query: FormValues, today: PlainDate): AskedMoment {
  const fields = momentFields(query, today);
  const { asAt, knownAt } = fields;
  const set = { ...(asAt ? { asAt } : {}), ...(knownAt ? { knownAt } : {}) };
  return { ...set, fields, query: set, today };
}

/** “as at 1 May 2010”, for titles; nothing for today. */
export const momentInWords = ({ asAt, knownAt, today }: AskedMoment): string =>
  [...(asAt && asAt !== today ? [`as at ${date(asAt)}`] : []), ...(knownAt ? [`as known at ${date(knownAt)}`] : [])].join(', ');

/** Whether another moment than now is asked for. */
export const isLookedBack = ({ asAt, knownAt, today }: AskedMoment): boolean => knownAt !== undefined || (asAt !== undefined && asAt !== today);

/** Says which moment is shown, when it is not today, and leads back to today. */
export function shownMoment(moment: AskedMoment, path: string): Block[] {
  const { asAt, knownAt, today } = moment;
  if (!isLookedBack(moment)) return [];
  const happened = asAt ? (asAt > today ? `what will have happened by ${date(asAt)}, if nothing changes` : `what had happened by ${date(asAt)}`) : 'what had happened';
  return [{ kind: 'moment-shown', text: `${asAt !== undefined && asAt > today ? 'You are looking ahead' : 'You are looking back'}: ${happened}, as known ${knownAt ? `on ${date(knownAt)}` : 'today'}.`, link: { text: 'Show today', href: path } }];
}

/** Offers another moment. */
export const chooseMoment = ({ asAt, knownAt, fields }: AskedMoment, path: string): Block => ({
  kind: 'moment',
  fold: true,
  moment: { fields: fields.fields, action: path, ...(asAt || knownAt ? { clear: path } : {}) },
});

/** On pages that only know today: says so while another moment is kept for the pages beside them. */
export const onlyToday = (moment: AskedMoment, what: string): Block[] =>
  isLookedBack(moment) ? [{ kind: 'inset', text: `${what} are shown as they are today. The other pages of this ULO go on showing ${momentInWords(moment)}.` }] : [];

/** For what cannot show the form again: lists as files, and pages without one. @throws InvalidInput */
export const refuseWrongMoment = ({ fields }: AskedMoment): void => refuseWrongDays(fields);

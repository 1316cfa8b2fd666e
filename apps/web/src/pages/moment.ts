import type { PlainDate } from '#kernel';
import { date, momentFields, type FormValues } from '#ui';
import { refuseWrongDays } from './asked-days.js';
import type { Block } from './blocks.js';

/** The day that the page shows, from its address. */
export interface AskedMoment {
  asAt?: PlainDate;
  knownAt?: PlainDate;
  fields: ReturnType<typeof momentFields>;
  /** The query of links that keep the moment. */
  query: { asAt?: string; knownAt?: string };
  today: PlainDate;
}

export function askedMoment(query: FormValues, today: PlainDate): AskedMoment {
  const fields = momentFields(query, today);
  const { asAt, knownAt } = fields;
  const set = { ...(asAt ? { asAt } : {}), ...(knownAt ? { knownAt } : {}) };
  return { ...set, fields, query: set, today };
}

/** “as at 1 May 2010”, for titles; empty for today. */
export const momentInWords = ({ asAt, knownAt, today }: AskedMoment): string =>
  [...(asAt && asAt !== today ? [`as at ${date(asAt)}`] : []), ...(knownAt ? [`as known at ${date(knownAt)}`] : [])].join(', ');

/** True when the page shows another moment than now. */
export const isOtherMoment = ({ asAt, knownAt, today }: AskedMoment): boolean => knownAt !== undefined || (asAt !== undefined && asAt !== today);

/** Names the moment that is shown, when it is not today, with a link back to today. */
export function shownMoment(moment: AskedMoment, path: string): Block[] {
  const { asAt, knownAt, today } = moment;
  if (!isOtherMoment(moment)) return [];
  const happened = asAt ? (asAt > today ? `what will have happened by ${date(asAt)}, if nothing changes` : `what had happened by ${date(asAt)}`) : 'what had happened';
  return [{ kind: 'moment-shown', text: `${asAt !== undefined && asAt > today ? 'You are looking ahead' : 'You are looking back'}: ${happened}, as known ${knownAt ? `on ${date(knownAt)}` : 'today'}.`, link: { text: 'Show today', href: path } }];
}

/** The form that chooses another moment. */
export const chooseMoment = ({ asAt, knownAt, fields }: AskedMoment, path: string): Block => ({
  kind: 'moment',
  fold: true,
  moment: { fields: fields.fields, action: path, ...(asAt || knownAt ? { clear: path } : {}) },
});

/** For pages that always show today: says so when the neighbouring pages show another moment. */
export const onlyToday = (moment: AskedMoment, what: string): Block[] =>
  isOtherMoment(moment) ? [{ kind: 'inset', text: `${what} are shown as they are today. The other pages of this ULO go on showing ${momentInWords(moment)}.` }] : [];

/** For answers that cannot show the form again, such as files. @throws InvalidInput */
export const refuseWrongMoment = ({ fields }: AskedMoment): void => refuseWrongDays(fields);

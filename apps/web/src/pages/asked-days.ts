import { InvalidInput, type PlainDate } from '#kernel';
import { dayFields, type AskedDay, type DayFields, type FormValues } from '#ui';

/** The period that the address of a page asks for, with the form controls that choose it. */
export interface AskedPeriod extends DayFields {
  from: PlainDate;
  to: PlainDate;
}

interface Period {
  today: PlainDate;
  /** The default of the first day. */
  begin: (to: PlainDate) => PlainDate;
  labels?: readonly [from: string, to: string];
}

/** Reads `from` and `to`, up to today. A first day after the last one is an error of its field, and the default is used. */
export function askedPeriod(given: FormValues, { today, begin, labels = ['From', 'To'] }: Period): AskedPeriod {
  const last = dayFields(given, [{ name: 'to', label: labels[1], otherwise: today, until: today }]);
  const to = last.asked['to'] ?? today;
  const asking: AskedDay = { name: 'from', label: labels[0], otherwise: begin(to), until: today };
  const first = dayFields(given, [asking]);
  const from = first.asked['from'];
  const isAfter = from !== undefined && from > to;
  const problem = `${labels[0]} must be on or before ${labels[1].charAt(0).toLowerCase()}${labels[1].slice(1)}`;
  const errors = [...(isAfter ? [{ text: problem, href: '#from-day' }] : first.errors), ...last.errors];
  const fields = [...first.fields.map((field) => (isAfter ? { ...field, error: problem } : field)), ...last.fields];
  return { fields, errors, asked: { ...(isAfter ? {} : first.asked), ...last.asked }, from: from === undefined || isAfter ? begin(to) : from, to };
}

/** For files, which cannot show a form again. @throws InvalidInput */
export function refuseWrongDays({ errors }: Pick<DayFields, 'errors'>): void {
  if (errors.length > 0) throw new InvalidInput(errors.map(({ text, href = '' }) => ({ field: href.slice(1).replace(/-\w+$/u, ''), message: text })));
}

import { addMonths, type PlainDate } from '#kernel';
import type { FormValues } from '#ui';
import { askedPeriod, type AskedPeriod } from '../asked-days.js';
import type { Block } from '../blocks.js';

/** The two days to compare. By default the second is today and the first is three months earlier. */
export interface TwoDays extends Pick<AskedPeriod, 'errors' | 'from' | 'to'> {
  /** The form that chooses the days. */
  form: (action: string) => Block;
}

export function askedTwoDays(given: FormValues, today: PlainDate): TwoDays {
  const { fields, errors, from, to } = askedPeriod(given, { today, begin: (last) => addMonths(last, -3), labels: ['First day', 'Second day'] });
  return { errors, from, to, form: (action) => ({ kind: 'filter', filter: { action, label: 'Choose two days', submit: 'Compare', fields } }) };
}

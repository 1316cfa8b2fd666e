import type { PlainDate } from '#kernel';
import { dayFields, type DayFields } from './day-fields.js';
import type { FormValues } from './values.js';

export interface MomentFields extends Omit<DayFields, 'asked'> {
  /** What was asked for; absent when left empty or wrong. */
  asAt?: PlainDate;
  knownAt?: PlainDate;
}

/** Reads the form of two days out of an address: `asAt` and `knownAt`. Nobody knows yet what is recorded after `today`. */
export function momentFields(query: FormValues, today?: PlainDate): MomentFields {
  const { fields, errors, asked } = dayFields(query, [
    { name: 'asAt', label: 'As at', hint: 'Shows what had happened by the end of this day. Leave empty for today.' },
    { name: 'knownAt', label: 'As known at', hint: 'Shows only what had been recorded by the end of this day. Leave empty for all that is known.', ...(today === undefined ? {} : { until: today }) },
  ]);
  return { fields, errors, ...asked };
}

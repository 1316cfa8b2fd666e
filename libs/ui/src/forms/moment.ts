import type { PlainDate } from '#kernel';
import { dayFields, type DayFields } from './day-fields.js';
import type { FormValues } from './values.js';

export interface MomentFields extends Omit<DayFields, 'asked'> {
  /** The requested days; absent if empty or invalid. */
  asAt?: PlainDate;
  knownAt?: PlainDate;
}

/** Reads the days `asAt` and `knownAt` from query parameters. `knownAt` must not be after `today`. */
export function momentFields(query: FormValues, today?: PlainDate): MomentFields {
  const { fields, errors, asked } = dayFields(query, [
    { name: 'asAt', label: 'As at', hint: 'Shows what had happened by the end of this day. Leave empty for today.' },
    { name: 'knownAt', label: 'As known at', hint: 'Shows only what had been recorded by the end of this day. Leave empty for all that is known.', ...(today === undefined ? {} : { until: today }) },
  ]);
  return { fields, errors, ...asked };
}

import { counted, listed } from '../words.js';
import { recipients, type Recipient } from './codes.js';
import type { ReminderRule } from './state.js';

const short: Readonly<Record<Recipient, string>> = { owner: 'the owner', manager: 'the programme manager', mentor: 'the mentor', commissioner: 'the commissioner' };
const recipientsInWords = (to: readonly Recipient[]): string => listed(Object.keys(recipients).filter((r) => to.includes(r as Recipient)).map((r) => short[r as Recipient]));

/** “28, 14, 7 and 1 days before and on the day, to the owner; then every 7 days; after 14 days to the programme manager”. */
export function ruleInWords({ before, to, againEveryDays, escalateAfterDays, escalateTo = [] }: ReminderRule): string {
  const days = before.map((b) => b.days).filter((d) => d > 0);
  const when = [
    ...(days.length === 0 ? [] : [`${listed(days.map(String))} ${days.length === 1 && days[0] === 1 ? 'day' : 'days'} before`]),
    ...(before.some((b) => b.days === 0) ? ['on the day'] : []),
  ];
  if (when.length === 0 && againEveryDays === undefined && escalateAfterDays === undefined) return 'nobody is reminded';
  const owners = recipientsInWords(to);
  return [
    ...(when.length === 0 ? [] : [`${listed(when)}, to ${owners}`]),
    ...(againEveryDays === undefined ? [] : [when.length === 0 ? `every ${counted(againEveryDays, 'day')} while it is overdue, to ${owners}` : `then every ${counted(againEveryDays, 'day')} while it is overdue`]),
    ...(escalateAfterDays === undefined ? [] : [`from ${counted(escalateAfterDays, 'day')} after it to ${recipientsInWords(escalateTo)}`]),
  ].join('; ');
}

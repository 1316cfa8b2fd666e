import { declareEvents, type DomainEvent, type PlainDate } from '#kernel';
import { counted, listed } from '../words.js';
import { deadlineKinds, recipients, type DeadlineKind, type Recipient } from './reminder-policy.codes.js';

/** The whole rule for one kind of deadline; what it leaves out does not happen. */
export type ReminderRuleSet = DomainEvent<
  'ReminderRuleSet',
  {
    kind: DeadlineKind;
    /** Calendar days before the deadline; 0 is the day itself. */
    before: { days: number }[];
    to: Recipient[];
    /** What is overdue is reminded of again every so many days. */
    againEveryDays?: number;
    /** So many days after the deadline it also goes to others. */
    escalateAfterDays?: number;
    escalateTo?: Recipient[];
  }
>;
/** Hours of the day in London, 0 to 24: nothing is sent from one to the other. */
export type QuietHoursSet = DomainEvent<'QuietHoursSet', { fromHour: number; untilHour: number }>;

/** A day on which nothing is sent, beside weekends and the bank holidays that Milepost knows. */
export type NonWorkingDayAdded = DomainEvent<'NonWorkingDayAdded', { day: PlainDate; name: string }>;

export type ReminderPolicyEvent = ReminderRuleSet | QuietHoursSet | NonWorkingDayAdded;

const part = 'reminderPolicy';

export const reminderPolicyEvents = declareEvents<ReminderPolicyEvent>({
  ReminderRuleSet: { version: 1, part, title: 'Reminder rule set', describe: (rule) => `${deadlineKinds[rule.kind]}: ${ruleInWords(rule)}` },
  QuietHoursSet: {
    version: 1,
    part,
    title: 'Quiet hours set',
    describe: ({ fromHour, untilHour }) => `Nothing is sent from ${fromHour}:00 to ${untilHour}:00`,
  },
  NonWorkingDayAdded: { version: 1, part, title: 'Day added that is not a working day', describe: ({ day, name }) => `${name}, ${day}` },
});

const short: Readonly<Record<Recipient, string>> = { owner: 'the owner', manager: 'the programme manager', mentor: 'the mentor', commissioner: 'the commissioner' };
export const recipientsInWords = (to: readonly Recipient[]): string => listed(Object.keys(recipients).filter((r) => to.includes(r as Recipient)).map((r) => short[r as Recipient]));

/** “28, 14, 7 and 1 days before and on the day, to the owner; then every 7 days; after 14 days to the programme manager”. */
export function ruleInWords({ before, to, againEveryDays, escalateAfterDays, escalateTo = [] }: Omit<ReminderRuleSet['data'], 'kind'>): string {
  const days = before.map((b) => b.days).filter((d) => d > 0);
  const when = [
    ...(days.length === 0 ? [] : [`${listed(days.map(String))} ${days.length === 1 && days[0] === 1 ? 'day' : 'days'} before`]),
    ...(before.some((b) => b.days === 0) ? ['on the day'] : []),
  ];
  return [
    `${listed(when)}, to ${recipientsInWords(to)}`,
    ...(againEveryDays === undefined ? [] : [`then every ${counted(againEveryDays, 'day')} while it is overdue`]),
    ...(escalateAfterDays === undefined ? [] : [`from ${counted(escalateAfterDays, 'day')} after it to ${recipientsInWords(escalateTo)}`]),
  ].join('; ');
}

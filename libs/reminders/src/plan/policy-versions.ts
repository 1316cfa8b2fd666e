import { deciders, type ProgrammeState, type ReminderPolicy } from '#development';
import { fold, type Instant, type StoredEvent } from '#kernel';
import { factsOf, isCorrection } from '#history';
import { nationOf } from '../calendar/nations.js';
import { WorkingCalendar } from '../calendar/working-calendar.js';

/** The rules, warnings and working days of a programme, as known from an instant on. */
export interface PolicyVersion {
  since: Instant;
  rules: ReminderPolicy['rules'];
  /** Codes of the warnings whose opening is emailed. */
  warnings: ReadonlySet<string>;
  calendar: WorkingCalendar;
}

/** @param since when it became known; the default, for the first version, is before every instant */
export const policyVersion = ({ programme, reminderPolicy }: ProgrammeState, since: Instant = ''): PolicyVersion => ({
  since,
  rules: reminderPolicy.rules,
  warnings: new Set(reminderPolicy.warnings),
  calendar: new WorkingCalendar(nationOf(programme.jurisdiction), new Set(reminderPolicy.nonWorkingDays.map(({ day }) => day))),
});

const changes: ReadonlySet<string> = new Set(['ReminderRuleSet', 'WarningEmailsChosen', 'NonWorkingDayAdded']);

/** Every version, the oldest first, from all events of a programme. */
export function policyVersions(events: readonly StoredEvent[]): [PolicyVersion, ...PolicyVersion[]] {
  const changedAt = events.flatMap((event, i) => (changes.has(event.type) || isCorrection(event) ? [i] : []));
  const known = (count: number): ProgrammeState => fold(deciders.programme, factsOf(events.slice(0, count)));
  return [policyVersion(known(changedAt[0] ?? events.length)), ...changedAt.map((i) => policyVersion(known(i + 1), events[i]?.recordedAt))];
}

import { type Deadline, defaultReminderPolicy, type ReminderRule } from '#development';
import type { Instant, PlainDate } from '#kernel';
import { WorkingCalendar } from '../calendar/working-calendar.js';
import { plannedReminders } from './planned-reminders.js';
import type { PolicyVersion } from './policy-versions.js';

const { rules } = defaultReminderPolicy();
const lease: Deadline = { kind: 'lease', subject: 'l', name: 'Premises', dueOn: '2026-11-27', from: '2026-01-05', until: null };
const version = (since: Instant, { rule = rules.lease, off = [], warnings = [] }: { rule?: ReminderRule; off?: PlainDate[]; warnings?: string[] } = {}): PolicyVersion => ({
  since, rules: { ...rules, lease: rule }, warnings: new Set(warnings), calendar: new WorkingCalendar('england-and-wales', new Set(off)),
});
const planned = (policies: PolicyVersion[], deadline: Partial<Deadline> = {}): string[] =>
  plannedReminders('u', [{ ...lease, ...deadline }], policies, { first: '2026-01-05', last: '2027-01-31' }).map(({ day, because }) => `${day} ${because.map(({ rule, days }) => `${rule} ${days}`).join('+')}`);
const before = (...days: number[]): ReminderRule => ({ before: days.map((n) => ({ days: n })), to: ['owner'] });

describe('a changed rule', () => {
  it('applies from the next nine o’clock, and not to earlier days', () => {
    const old = version('', { rule: before(7, 0) });
    const changed = (since: Instant): string[] => planned([old, version(since, { rule: before(14, 7, 1) })]);
    expect(changed('2026-11-10T12:00:00.000Z')).toEqual(['2026-11-13 before 14', '2026-11-20 before 7', '2026-11-26 before 1']);
    // Set on the afternoon of the day that it names: the previous rule applied that morning.
    expect(changed('2026-11-13T12:00:00.000Z')).toEqual(['2026-11-20 before 7', '2026-11-26 before 1']);
    expect(changed('2026-11-24T12:00:00.000Z')).toEqual(['2026-11-20 before 7', '2026-11-26 before 1']);
  });

  it('keeps reminders that were sent under the previous rule', () => {
    expect(planned([version('', { rule: before(7, 0) }), version('2026-11-23T12:00:00.000Z', { rule: before(1) })])).toEqual(['2026-11-20 before 7', '2026-11-26 before 1']);
  });
});

describe('a day that is no longer a working day', () => {
  const rule = before(0);
  const off = ['2026-11-27'];
  const usual = version('', { rule });

  it('moves its reminders to the working day before if it is known in time', () => {
    expect(planned([usual, version('2026-11-20T12:00:00.000Z', { rule, off })])).toEqual(['2026-11-26 before 0']);
  });

  it('sends its pending reminders at once if the day before has begun', () => {
    expect(planned([usual, version('2026-11-26T15:00:00.000Z', { rule, off })])).toEqual(['2026-11-26 before 0']);
  });

  it('does not repeat reminders that were sent before it was known', () => {
    expect(planned([usual, version('2026-11-27T15:00:00.000Z', { rule, off })])).toEqual(['2026-11-27 before 0']);
  });

  it('sends pending reminders on the day if it becomes a working day again, and none twice', () => {
    const known = version('2026-11-20T12:00:00.000Z', { rule, off });
    expect(planned([usual, known, version('2026-11-25T12:00:00.000Z', { rule })])).toEqual(['2026-11-27 before 0']);
    expect(planned([usual, known, version('2026-11-26T12:00:00.000Z', { rule })])).toEqual(['2026-11-26 before 0']);
  });
});

describe('days off', () => {
  const silence: Partial<Deadline> = { kind: 'mentor-silent', from: '2026-02-20', dueOn: '2026-04-03' };

  it('delay the reminder of a silence until it has begun: Good Friday moves to the Tuesday after Easter', () => {
    expect(planned([version('')], silence)).toEqual(['2026-04-07 before 0', '2026-04-17 escalation 14']);
    expect(planned([version('')], { ...silence, until: '2026-04-07' })).toEqual([]);
  });

  it('move the reminder of a date that was agreed and is due on days off to the next working day', () => {
    const milestone: Partial<Deadline> = { kind: 'milestone', from: '2026-11-28', dueOn: '2026-11-29' };
    expect(planned([version('')], milestone)[0]).toBe('2026-11-30 before 1+before 0');
    expect(planned([version('')], { ...milestone, until: '2026-11-29' })).toEqual([]);
    expect(planned([version('')], { ...milestone, dueOn: '2026-12-06' }).slice(0, 2)).toEqual(['2026-11-30 before 7', '2026-12-04 before 1+before 0']);
  });
});

describe('a warning', () => {
  const opening: Partial<Deadline> = { kind: 'warning', subject: 'no-plan', dueOn: '2026-11-27', from: '2026-11-27' };
  const selectedSince = (since: Instant) => version(since, { warnings: ['no-plan'] });

  it('is sent on the day on which it opens if the policy selected it before nine o’clock', () => {
    expect(planned([version(''), selectedSince('2026-11-26T12:00:00.000Z')], opening)).toEqual(['2026-11-27 before 0']);
    expect(planned([version(''), selectedSince('2026-11-27T08:59:00.000Z')], opening)).toEqual(['2026-11-27 before 0']);
  });

  it('is not sent if it was open before it was selected, was not selected, or is no longer selected', () => {
    expect(planned([version(''), selectedSince('2026-11-27T09:01:00.000Z')], opening)).toEqual([]);
    expect(planned([version(''), selectedSince('2026-11-26T12:00:00.000Z')], { ...opening, subject: 'no-mentor' })).toEqual([]);
    expect(planned([version(''), selectedSince('2026-11-20T12:00:00.000Z'), version('2026-11-26T12:00:00.000Z')], opening)).toEqual([]);
  });

  it('that opens on a Saturday is sent on the Monday, unless it has closed by then', () => {
    const saturday = { ...opening, dueOn: '2026-11-28', from: '2026-11-28' };
    const policies = [version(''), selectedSince('2026-11-26T12:00:00.000Z')];
    expect(planned(policies, saturday)).toEqual(['2026-11-30 before 0']);
    expect(planned(policies, { ...saturday, until: '2026-11-30' })).toEqual([]);
  });
});

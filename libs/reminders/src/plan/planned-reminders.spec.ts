import fc from 'fast-check';
import { type Deadline, defaultReminderPolicy } from '#development';
import { addDays } from '#kernel';
import type { Nation } from '../calendar/bank-holidays.js';
import { WorkingCalendar } from '../calendar/working-calendar.js';
import { MOST_REPEATS } from './occasions.js';
import { plannedReminders, reminderId } from './planned-reminders.js';
import type { PolicyVersion } from './policy-versions.js';

const milestone: Deadline = { kind: 'milestone', subject: 'm', name: 'Launch', dueOn: '2026-12-25', from: '2026-11-01', until: null };
const policy = defaultReminderPolicy();
const known = (given: typeof policy, nation: Nation = 'england-and-wales'): PolicyVersion[] => [{ since: '', rules: given.rules, warnings: new Set(given.warnings), calendar: new WorkingCalendar(nation) }];
const days = (deadline: Partial<Deadline> = {}, given = policy, last = '2027-01-31'): string[] =>
  plannedReminders('u', [{ ...milestone, ...deadline }], known(given), { first: '2026-01-01', last }).map((r) => `${r.day} ${r.to.join('+')}`);

describe('planned reminders', () => {
  it('are due before the day, on it, and weekly after it, and go to the manager as well after two weeks', () => {
    expect(days()).toEqual([
      '2026-11-27 owner', '2026-12-11 owner', '2026-12-18 owner', '2026-12-24 owner',
      '2026-12-31 owner', '2027-01-08 owner+manager', '2027-01-15 owner+manager', '2027-01-22 owner+manager', '2027-01-29 owner+manager',
    ]);
  });

  it('start when the date is agreed and end with the deadline', () => {
    expect(days({ from: '2026-12-12', until: '2026-12-31' })).toEqual(['2026-12-18 owner', '2026-12-24 owner']);
  });

  it('stop after the day for a subject that simply ends', () => {
    expect(days({ kind: 'insurance' })).toEqual(['2026-11-27 owner', '2026-12-11 owner', '2026-12-18 owner', '2026-12-24 owner']);
  });

  it('follow the policy of the programme', () => {
    const rules = { ...policy.rules, milestone: { before: [{ days: 0 }], to: ['commissioner' as const], escalateAfterDays: 10, escalateTo: ['manager' as const] } };
    expect(days({ dueOn: '2026-11-24' }, { ...policy, rules })).toEqual(['2026-11-24 commissioner', '2026-12-04 manager']);
  });

  it('are merged when two fall on one day, with the recipients of both', () => {
    const rules = { ...policy.rules, milestone: { before: [{ days: 1 }, { days: 0 }], to: ['owner' as const], againEveryDays: 1, escalateAfterDays: 1, escalateTo: ['owner' as const, 'manager' as const] } };
    expect(days({ dueOn: '2026-11-28', until: '2026-12-01' }, { ...policy, rules })).toEqual(['2026-11-27 owner+manager', '2026-11-30 owner+manager']);
  });

  it('of a step follow one rule before its day and another after it, at most once a day', () => {
    const step: Partial<Deadline> = { kind: 'step-due', subject: 'step C3', dueOn: '2026-11-29', from: '2026-11-28' };
    const rules = { ...policy.rules, 'step-due': { before: [{ days: 1 }, { days: 0 }], to: ['mentor' as const] }, 'step-overdue': { before: [], to: ['owner' as const], againEveryDays: 1 } };
    const planned = plannedReminders('u', [{ ...milestone, ...step }], known({ ...policy, rules }), { first: '2026-01-01', last: '2026-12-02' });
    expect(planned.map(({ day, kind, to }) => `${day} ${kind} ${to.join('+')}`)).toEqual(['2026-11-30 step-overdue mentor+owner', '2026-12-01 step-overdue owner', '2026-12-02 step-overdue owner']);
    expect(planned.map(({ id }) => id)).toEqual(planned.map(({ day }) => reminderId('u', 'step-due', 'step C3', day)));
    expect(days({ ...step, dueOn: '2026-12-25', from: '2026-11-01' })).toEqual(days());
  });

  it.each([['0026-05-05', '0000-01-01'], ['0209-02-02', '0209-01-01'], ['1900-01-01', '1900-01-01'], ['0000-01-01', '0000-01-01'], ['9999-12-31', '9999-12-31']])(
    'for a deadline on %s that was agreed on %s are limited in number',
    (dueOn, from) => {
      const rules = { ...policy.rules, milestone: { ...policy.rules.milestone, againEveryDays: 1 } };
      const all = plannedReminders('u', [{ ...milestone, dueOn, from }], known({ ...policy, rules }, 'scotland'), { first: '0000-01-01', last: '9999-12-31' });
      expect(all.length).toBeLessThanOrEqual(MOST_REPEATS + 20);
    },
  );

  it('are the same for a period as for its two parts', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2025-01-01', n));
    fc.assert(
      fc.property(day, day, day, fc.integer({ min: 1, max: 40 }), (dueOn, from, cut, againEveryDays) => {
        const rules = { ...policy.rules, milestone: { ...policy.rules.milestone, againEveryDays } };
        const within = (first: string, last: string) => plannedReminders('u', [{ ...milestone, dueOn, from }], known({ ...policy, rules }, 'scotland'), { first, last });
        expect([...within('2024-12-01', cut), ...within(addDays(cut, 1), '2027-12-31')]).toEqual(within('2024-12-01', '2027-12-31'));
      }),
      { numRuns: 100 },
    );
  });
});

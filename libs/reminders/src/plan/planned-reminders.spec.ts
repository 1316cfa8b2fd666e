import { defaultReminderPolicy } from '#development';
import type { Deadline } from './deadlines.js';
import { plannedReminders } from './planned-reminders.js';

const milestone: Deadline = { kind: 'milestone', subject: 'm', name: 'Launch', dueOn: '2026-12-25', from: '2026-11-01', until: null };
const policy = defaultReminderPolicy();
const days = (deadline: Partial<Deadline> = {}, given = policy, last = '2027-01-31'): string[] =>
  plannedReminders('u', [{ ...milestone, ...deadline }], given, 'england-and-wales', { first: '2026-01-01', last }).map((r) => `${r.day} ${r.to.join('+')}`);

describe('planned reminders', () => {
  it('come before, on the day and weekly after it, to the manager as well from two weeks on', () => {
    expect(days()).toEqual([
      '2026-11-27 owner', '2026-12-11 owner', '2026-12-18 owner', '2026-12-24 owner',
      '2026-12-31 owner', '2027-01-08 owner+manager', '2027-01-15 owner+manager', '2027-01-22 owner+manager', '2027-01-29 owner+manager',
    ]);
  });

  it('begin when the date was agreed and end when it is over', () => {
    expect(days({ from: '2026-12-12', until: '2026-12-31' })).toEqual(['2026-12-18 owner', '2026-12-24 owner']);
  });

  it('of what merely ends stop with the day', () => {
    expect(days({ kind: 'insurance' })).toEqual(['2026-11-27 owner', '2026-12-11 owner', '2026-12-18 owner', '2026-12-24 owner']);
  });

  it('follow the policy of the programme', () => {
    const rules = { ...policy.rules, milestone: { before: [{ days: 0 }], to: ['commissioner' as const], escalateAfterDays: 10, escalateTo: ['manager' as const] } };
    expect(days({ dueOn: '2026-11-24' }, { ...policy, rules })).toEqual(['2026-11-24 commissioner', '2026-12-04 manager']);
  });

  it('go out once when two fall on one day, to everybody of both', () => {
    const rules = { ...policy.rules, milestone: { before: [{ days: 1 }, { days: 0 }], to: ['owner' as const], againEveryDays: 1, escalateAfterDays: 1, escalateTo: ['owner' as const, 'manager' as const] } };
    expect(days({ dueOn: '2026-11-28', until: '2026-12-01' }, { ...policy, rules })).toEqual(['2026-11-27 owner+manager', '2026-11-30 owner+manager']);
  });
});

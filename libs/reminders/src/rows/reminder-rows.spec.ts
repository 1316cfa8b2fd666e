import { deciders } from '#development';
import { fold } from '#kernel';
import type { PeopleDirectory, Person } from '#people';
import { reminders, outcomeKey, type Outcome, type RemindersState } from '../log/reminders.decider.js';
import { plannedUpTo } from '../remind/open-reminders.js';
import { policyVersion } from '../plan/policy-versions.js';
import type { UloSnapshot } from '../remind/ulo-snapshot.js';
import { reminderRows } from './reminder-rows.js';
import type { ReminderRow } from './reminder-row.js';
import { whyOf } from './why.js';

const now = '2026-03-02T10:00:00.000Z';
const asha: Person = {
  id: 'asha', name: 'Asha', mail: 'asha@ulo.example', organisation: 'MAP', role: 'programme-manager', preferences: { mode: 'each', stopped: [] }, registeredOn: '2026-01-01', example: false,
};
/** A launch on 30 April 2026 that was moved from 31 March 2026. */
function snapshot(): UloSnapshot {
  const whole = fold(deciders.ulo, []);
  Object.assign(whole.partnership, { startedOn: '2026-01-05', name: 'MAP', programme: 'p' });
  whole.milestones.milestones.push({
    id: 'm', name: 'Launch', plannedOn: '2026-01-05', baselineDueOn: '2026-03-31', dueOn: '2026-04-30', moves: [{ on: '2026-03-01', from: '2026-03-31', to: '2026-04-30', reason: 'people-not-in-place' }],
    achievedOn: null, celebratedOn: null, cancelledOn: null,
  } as never);
  return { ulo: 'u', whole, programme: fold(deciders.programme, []), policies: [policyVersion(fold(deciders.programme, []))], example: false };
}
const people = (...all: Person[]): PeopleDirectory => ({
  person: (id) => (id === 'gone' ? 'erased' : all.find((p) => p.id === id)), all: () => all, erased: () => ['gone'], keyMissing: () => [],
  holding: () => all, answering: () => all,
});
const rows = (outcomes: Outcome[] = [], who = people(asha), at = now): ReminderRow[] => {
  const state: RemindersState = fold(reminders, []);
  for (const outcome of outcomes) state.sending.set(outcomeKey(outcome.reminder, outcome.person), outcome);
  return reminderRows(snapshot(), state, who, at);
};
const idOf = (day: string): string => plannedUpTo(snapshot(), '2026-12-31').find((r) => r.day === day)?.id ?? '';

describe('the reminders of a ULO', () => {
  it('in the future show recipient and reason, with the baseline of a moved date', () => {
    expect(rows().slice(0, 2)).toEqual([
      expect.objectContaining({ state: 'planned', at: '2026-04-02T08:00:00.000Z', person: 'asha', role: 'programme-manager', note: null, about: expect.objectContaining({ name: 'Launch', why: 'Milestone due: 30 April 2026 (baseline 31 March 2026). 28 days before it.' }) as unknown }),
      expect.objectContaining({ at: '2026-04-16T08:00:00.000Z', about: expect.objectContaining({ why: 'Milestone due: 30 April 2026 (baseline 31 March 2026). 14 days before it.' }) as unknown }),
    ]);
    const whys = rows().map(({ about }) => about?.why ?? '');
    expect(whys).toContain('Milestone due: 30 April 2026 (baseline 31 March 2026). 7 days after it, because it is still open.');
    expect(whys).toContain('Milestone due: 30 April 2026 (baseline 31 March 2026). 14 days after it, because it is still open; others are emailed too.');
  });

  it('name the non-working day', () => {
    const sunday = { kind: 'lease', dueOn: '2013-06-30', day: '2013-06-28', because: [{ rule: 'before', days: 0, on: '2013-06-30' }] } as const;
    expect(whyOf(sunday)).toBe('Premises end: 30 June 2013. On the day. 30 June 2013 is not a working day, so it goes on the working day before it.');
    const silent = { kind: 'mentor-silent', dueOn: '2026-03-02', day: '2026-03-16', because: [{ rule: 'escalation', days: 14, on: '2026-03-16' }] } as const;
    expect(whyOf(silent)).toBe('No mentoring for six weeks: 2 March 2026. 14 days after it, because it is still open: others are emailed too.');
  });

  it('show why future ones would not be sent', () => {
    const { id, name, organisation, role, preferences, registeredOn, example } = asha;
    expect(rows([], people({ id, name, organisation, role, preferences, registeredOn, example }))[0]?.note).toBe('There is no mail address for this person.');
    expect(rows([], people())[0]).toMatchObject({ person: null, note: 'Nobody is registered who could be reminded.' });
    expect(rows([], people(asha), '2026-04-02T21:30:00.000Z')[0]).toMatchObject({ state: 'due', note: 'It waits for a working day, outside the quiet hours.' });
  });

  it('list past ones after future ones, the latest first, with their outcomes', () => {
    const done = (day: string, at: string, more: Partial<Outcome>): Outcome => ({ reminder: idOf(day), person: 'asha', state: 'sent', at, over: true, ...more });
    const all = rows([
      done('2026-04-02', '2026-04-02T08:00:01.000Z', {}),
      done('2026-04-16', '2026-04-16T08:00:01.000Z', { state: 'failed', reason: 'There is no mail address for this person.', person: 'gone' }),
      { reminder: 'of another plan', person: 'asha', state: 'sent', at: '2026-01-02T09:00:00.000Z', over: true },
    ], people(asha), '2026-04-16T12:00:00.000Z');
    expect(all.slice(-3).map(({ state, person, role, note, about }) => [state, person, role, note, about?.day])).toEqual([
      ['failed', 'gone', null, 'There is no mail address for this person.', '2026-04-16'],
      ['sent', 'asha', 'programme-manager', null, '2026-04-02'],
      ['sent', 'asha', 'programme-manager', null, undefined],
    ]);
    // The one that failed for another person is still due for the current holder of the role.
    expect(all[0]).toMatchObject({ state: 'due', person: 'asha', about: { day: '2026-04-16' } });
  });

  it('have one row for a reminder that is being sent or retried', () => {
    const at = '2026-04-02T08:00:01.000Z';
    const one = (more: Partial<Outcome>): (string | null)[][] =>
      rows([{ reminder: idOf('2026-04-02'), person: 'asha', state: 'claimed', at, over: false, ...more }], people(asha), '2026-04-02T08:01:00.000Z')
        .filter(({ id }) => id === idOf('2026-04-02')).map(({ state, note }) => [state, note]);
    expect(one({ until: '2026-04-02T08:02:01.000Z' })).toEqual([['claimed', 'If the process that is sending it fails, it is tried again.']]);
    expect(one({ state: 'failed', reason: 'The mail server is unavailable.' })).toEqual([['failed', 'The mail server is unavailable. It is tried again.']]);
  });
});

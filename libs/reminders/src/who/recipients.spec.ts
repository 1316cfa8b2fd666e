import { fold, type PlainDate } from '#kernel';
import { deciders, type Recipient } from '#development';
import type { PeopleDirectory, Person } from '#people';
import { reminders, outcomeKey, type Outcome, type RemindersState } from '../log/reminders.decider.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';
import { recipientsOf } from './recipients.js';

const person = (id: string, role: Person['role']): Person => ({ id, name: id, organisation: 'O', role, preferences: { mode: 'each', stopped: [] }, registeredOn: '2026-01-01', example: false });
const all = [person('manager', 'programme-manager'), person('other-manager', 'programme-manager'), person('worker', 'development-worker'), person('mentor', 'mentor'), { ...person('gone', 'committee'), left: '2026-03-05' }];
const people = {
  person: (id: string) => all.find((one) => one.id === id) ?? (id === 'erased' ? 'erased' : undefined),
  answering: (role: Person['role']) => all.filter((one) => one.role === role),
} as unknown as PeopleDirectory;
/** The recipients, with a worker who holds the role from one day to another. */
const to = (today: PlainDate, outcomes: [person: string, state: Outcome['state']][], { roles = ['owner'], from = '2026-03-10', left = null, named }: { roles?: Recipient[]; from?: PlainDate; left?: PlainDate | null; named?: string } = {}): string[] => {
  const whole = fold(deciders.ulo, []);
  whole.staffing.workers.push({ appointedOn: from, leftOn: left } as never);
  const state: RemindersState = fold(reminders, []);
  for (const [id, what] of outcomes) state.sending.set(outcomeKey('r', id), { reminder: 'r', person: id, state: what, at: '', over: what === 'sent' });
  const reminder = { id: 'r', ulo: 'u', to: roles, day: '2026-03-03', ...(named && { person: named }) } as unknown as PlannedReminder;
  return recipientsOf(reminder, { whole }, people, today, state).map(({ id }) => id);
};

describe('the recipients of a reminder', () => {
  it('are the current holders of the role while it reached nobody', () => {
    expect(to('2026-03-03', [])).toEqual(['manager', 'other-manager']);
    expect(to('2026-03-10', [])).toEqual(['worker']);
    expect(to('2026-03-10', [['manager', 'failed']])).toEqual(['worker']);
  });

  it('exclude people who take over after it was sent, even if the change was recorded later', () => {
    expect(to('2026-03-10', [['manager', 'sent'], ['other-manager', 'sent']])).toEqual([]);
    expect(to('2026-03-10', [['manager', 'sent']], { from: '2026-03-01' })).toEqual([]);
    expect(to('2026-03-10', [['worker', 'sent']], { from: '2026-02-01', left: '2026-03-05' })).toEqual([]);
  });

  it('still include other holders of its day whom it has not reached', () => {
    expect(to('2026-03-04', [['manager', 'sent']])).toEqual(['manager', 'other-manager']);
    expect(to('2026-03-04', [['manager', 'sent'], ['other-manager', 'failed']])).toContain('other-manager');
  });

  it('are decided for each role: a successor gets it if it reached no holder of that role', () => {
    expect(to('2026-03-10', [['mentor', 'sent']], { roles: ['owner', 'mentor'] })).toEqual(['worker', 'mentor']);
  });

  it('include the named person in place of the owner’s role only', () => {
    expect(to('2026-03-10', [], { named: 'mentor' })).toEqual(['mentor']);
    expect(to('2026-03-10', [], { named: 'mentor', roles: ['owner', 'manager'] })).toEqual(['mentor', 'manager', 'other-manager']);
    expect(to('2026-03-10', [], { named: 'mentor', roles: ['manager'] })).toEqual(['manager', 'other-manager']);
  });

  it('fall back to the role once the named person has left or was erased', () => {
    expect(to('2026-03-04', [], { named: 'gone' })).toEqual(['gone']);
    expect(to('2026-03-05', [], { named: 'gone', from: '2026-03-01' })).toEqual(['worker']);
    expect(to('2026-03-10', [], { named: 'erased' })).toEqual(['worker']);
  });

  it('exclude a person who is named after it was sent', () => {
    expect(to('2026-03-10', [['worker', 'sent']], { named: 'mentor', from: '2026-03-01' })).toEqual([]);
  });
});

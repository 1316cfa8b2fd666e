import type { StoredEvent } from '#kernel';
import { checkEmails, missingReminders } from './letters.js';

const sent = (reminder: string, person: string, messageId = `<${reminder}.${person}>`): StoredEvent =>
  ({ type: 'ReminderSent', data: { reminder, person, messageId } }) as unknown as StoredEvent;
const copy = (messageId: string, at: number) => ({ messageId, at });

describe('emails after kills', () => {
  it('may arrive twice if a worker was killed after the first copy', () => {
    expect(checkEmails([sent('r', 'p')], [copy('<r.p>', 1_000), copy('<r.p>', 9_000)], [1_200])).toEqual({ emails: 1, duplicates: 1 });
  });
  it('must not arrive twice otherwise', () => {
    for (const kill of [500, 9_500]) expect(() => checkEmails([sent('r', 'p')], [copy('<r.p>', 1_000), copy('<r.p>', 9_000)], [kill])).toThrow('<r.p> was sent twice');
    expect(() => checkEmails([], [1, 2, 3].map((n) => copy('<r.p>', n * 1_000)), [1_500])).toThrow('<r.p> was sent twice');
  });
  it('must not be recorded twice, and must have arrived if they are recorded', () => {
    expect(() => checkEmails([sent('r', 'p'), sent('r', 'p')], [copy('<r.p>', 1)], [])).toThrow('r to p is recorded as sent 2 times');
    expect(() => checkEmails([sent('r', 'p')], [], [])).toThrow('never arrived');
  });
  it('are reported as missing with the reminder and the person', () => {
    expect(missingReminders([sent('of m', 'p')], [{ id: 'm' }, { id: 'n' }], [{ id: 'p' }], (id) => `of ${id}`)).toEqual(['of n p']);
  });
});

import type { StoredEvent } from '#kernel';
import { checkLetters, missingReminders } from './letters.js';

const sent = (reminder: string, person: string, messageId = `<${reminder}.${person}>`): StoredEvent =>
  ({ type: 'ReminderSent', data: { reminder, person, messageId } }) as unknown as StoredEvent;
const copy = (messageId: string, at: number) => ({ messageId, at });

describe('letters, looked at after kills', () => {
  it('may come twice where a worker was killed after the first copy', () => {
    expect(checkLetters([sent('r', 'p')], [copy('<r.p>', 1_000), copy('<r.p>', 9_000)], [1_200])).toEqual({ letters: 1, again: 1 });
  });
  it('must not come twice otherwise', () => {
    for (const kill of [500, 9_500]) expect(() => checkLetters([sent('r', 'p')], [copy('<r.p>', 1_000), copy('<r.p>', 9_000)], [kill])).toThrow('<r.p> was sent twice');
    expect(() => checkLetters([], [1, 2, 3].map((n) => copy('<r.p>', n * 1_000)), [1_500])).toThrow('<r.p> was sent twice');
  });
  it('must not be recorded twice, nor without having arrived', () => {
    expect(() => checkLetters([sent('r', 'p'), sent('r', 'p')], [copy('<r.p>', 1)], [])).toThrow('r to p is recorded as sent 2 times');
    expect(() => checkLetters([sent('r', 'p')], [], [])).toThrow('never arrived');
  });
  it('are missed by the person and what they should have been reminded of', () => {
    expect(missingReminders([sent('of m', 'p')], [{ id: 'm' }, { id: 'n' }], [{ id: 'p' }], (id) => `of ${id}`)).toEqual(['of n p']);
  });
});

import type { PlannedReminder } from '../plan/planned-reminders.js';
import { splitIntoEmails } from './split-into-emails.js';
import type { Part } from './reminder-sender.js';
import type { UloSnapshot } from './ulo-snapshot.js';

const part = (ulo: string, count: number): Part => ({ snapshot: { ulo } as UloSnapshot, reminders: Array.from({ length: count }, (_, i) => ({ id: `${ulo}${i}` })) as [PlannedReminder, ...PlannedReminder[]] });
const counts = (...parts: [Part, ...Part[]]): string[] => splitIntoEmails(parts).map((email) => email.map(({ snapshot, reminders }) => `${snapshot.ulo}${reminders.length}`).join(' '));

it('splits a digest with more than thirty subjects into several emails, each reminder in one', () => {
  expect(counts(part('a', 2), part('b', 28))).toEqual(['a2 b28']);
  expect(counts(part('a', 2), part('b', 29))).toEqual(['a2 b28', 'b1']);
  expect(counts(part('a', 65), part('b', 1))).toEqual(['a30', 'a30', 'a5 b1']);
});

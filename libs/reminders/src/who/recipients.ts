import type { UloState } from '#development';
import type { PlainDate } from '#kernel';
import type { PeopleDirectory, Person } from '#people';
import type { PlannedReminder } from '../plan/planned-reminders.js';
import { roleOf } from './recipient-roles.js';

/** Who gets a reminder: those who answer for the roles that the policy names, each once. Nobody gets those from before their time. */
export function recipientsOf({ ulo, to, day }: Pick<PlannedReminder, 'ulo' | 'to' | 'day'>, { whole }: { whole: Pick<UloState, 'partnership' | 'staffing'> }, people: PeopleDirectory, today: PlainDate): Person[] {
  const programme = whole.partnership.programme ?? '';
  const found = to.flatMap((recipient) => people.answering(roleOf(recipient, whole, today), { programme, ulo }, today));
  return [...new Map(found.filter(({ registeredOn }) => registeredOn <= day).map((person) => [person.id, person])).values()];
}

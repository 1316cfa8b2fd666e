import type { UloState } from '#development';
import type { PlainDate } from '#kernel';
import type { PeopleDirectory, Person } from '#people';
import type { PlannedReminder } from '../plan/planned-reminders.js';
import { roleOf } from './recipient-roles.js';

export interface NotReached {
  reason: string;
  permanent: boolean;
}

/** Why a reminder reaches nobody. With the key of somebody back it can still be sent: only then is it tried again. */
export function nobodyReached(people: Pick<PeopleDirectory, 'keyMissing'>): NotReached {
  const { length } = people.keyMissing();
  if (length === 0) return { reason: 'Nobody is registered who could be reminded.', permanent: true };
  return { reason: `The details of ${length} registered ${length === 1 ? 'person' : 'people'} cannot be read, because the keys are missing: whoever should be reminded may be among them.`, permanent: false };
}

/** Who gets a reminder: those who answer for the roles that the policy names, each once. Nobody gets those from before their time. */
export function recipientsOf({ ulo, to, day }: Pick<PlannedReminder, 'ulo' | 'to' | 'day'>, { whole }: { whole: Pick<UloState, 'partnership' | 'staffing'> }, people: PeopleDirectory, today: PlainDate): Person[] {
  const programme = whole.partnership.programme ?? '';
  const found = to.flatMap((recipient) => people.answering(roleOf(recipient, whole, today), { programme, ulo }, today));
  return [...new Map(found.filter(({ registeredOn }) => registeredOn <= day).map((person) => [person.id, person])).values()];
}

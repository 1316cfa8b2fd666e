import type { Recipient, UloState } from '#development';
import type { PlainDate } from '#kernel';
import { isReadable, takesPartIn, type PeopleDirectory, type Person } from '#people';
import { outcomesOf, type RemindersState } from '../log/reminders.decider.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';
import { roleOf } from './recipient-roles.js';

export interface NotReached {
  reason: string;
  permanent: boolean;
}

/** Why a reminder reaches nobody. Only when a missing key is restored can it still be sent, so only then is it retried. */
export function nobodyReached(people: Pick<PeopleDirectory, 'keyMissing'>): NotReached {
  const { length } = people.keyMissing();
  if (length === 0) return { reason: 'Nobody is registered who could be reminded.', permanent: true };
  return { reason: `The details of ${length} registered ${length === 1 ? 'person' : 'people'} cannot be read, because the keys are missing: the person to remind may be among them.`, permanent: false };
}

type Asked = Pick<PlannedReminder, 'ulo' | 'to' | 'day' | 'owner' | 'person'>;
type Roles = { whole: Pick<UloState, 'partnership' | 'staffing'> };

/**
 * The holders of the policy's roles on a day, each once; the person who was named for it in place of the owner's role, while
 * they take part. Nobody gets reminders from before they held the role. */
export function answeringFor(asked: Asked, { whole }: Roles, people: PeopleDirectory, on: PlainDate): Person[] {
  return unique(asked.to.flatMap((recipient) => holders(recipient, asked, whole, people, on)));
}

/**
 * The recipients of a reminder. Once sent to the holders of its day, it is not sent again to a later holder. When it
 * reached nobody, it goes to the current holder.
 */
export function recipientsOf(reminder: PlannedReminder, { whole }: Roles, people: PeopleDirectory, today: PlainDate, state: RemindersState): Person[] {
  const outcomes = outcomesOf(state, reminder.id);
  const reached = new Set(outcomes.flatMap((outcome) => (outcome.state === 'sent' ? [outcome.person] : [])));
  if (reached.size === 0) return answeringFor(reminder, { whole }, people, today);
  const known = new Set(outcomes.map(({ person }) => person));
  // It was sent to a person who, by what is known now, did not hold the role: the change was recorded after it was sent.
  const then = answeringFor(reminder, { whole }, people, reminder.day);
  const changed = [...reached].some((id) => then.every((person) => person.id !== id));
  return unique(reminder.to.flatMap((recipient) => {
    const answering = holders(recipient, reminder, whole, people, today);
    const before = holders(recipient, reminder, whole, people, reminder.day).map(({ id }) => id);
    if (before.some((id) => reached.has(id))) return answering.filter(({ id }) => before.includes(id) || known.has(id));
    return changed ? answering.filter(({ id }) => known.has(id)) : answering;
  }));
}

function holders(recipient: Recipient, { ulo, day, owner, person }: Asked, whole: Roles['whole'], people: PeopleDirectory, on: PlainDate): Person[] {
  const scope = { programme: whole.partnership.programme ?? '', ulo };
  const named = recipient === 'owner' && person !== undefined ? people.person(person) : undefined;
  const answering = isReadable(named) && takesPartIn(named, scope, on) ? [named] : people.answering(roleOf(recipient, whole, on, owner), scope, on);
  return answering.filter(({ registeredOn }) => registeredOn <= day);
}

const unique = (people: readonly Person[]): Person[] => [...new Map(people.map((person) => [person.id, person])).values()];

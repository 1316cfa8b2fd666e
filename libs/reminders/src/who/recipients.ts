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

/** Why a reminder has no recipient. It is retried only if keys are missing, because it can be sent once they are restored. */
export function nobodyReached(people: Pick<PeopleDirectory, 'keyMissing'>): NotReached {
  const { length } = people.keyMissing();
  if (length === 0) return { reason: 'Nobody is registered who could be reminded.', permanent: true };
  return { reason: `The details of ${length} registered ${length === 1 ? 'person' : 'people'} cannot be read, because the keys are missing: the person to remind may be among them.`, permanent: false };
}

type Addressing = Pick<PlannedReminder, 'ulo' | 'to' | 'day' | 'owner' | 'person'>;
type Roles = { whole: Pick<UloState, 'partnership' | 'staffing'> };

/**
 * The holders of the policy's roles on a day, each once. A person named for the subject replaces the holders of the owner's role
 * while they take part. People do not get reminders that were due before their registration.
 */
export function answeringFor(addressing: Addressing, { whole }: Roles, people: PeopleDirectory, on: PlainDate): Person[] {
  return unique(addressing.to.flatMap((recipient) => holders(recipient, addressing, whole, people, on)));
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
  // It was sent to a person who, as is known now, did not hold the role: the change was recorded after the reminder was sent.
  const then = answeringFor(reminder, { whole }, people, reminder.day);
  const holderChanged = [...reached].some((id) => then.every((person) => person.id !== id));
  return unique(reminder.to.flatMap((recipient) => {
    const answering = holders(recipient, reminder, whole, people, today);
    const holdersThen = holders(recipient, reminder, whole, people, reminder.day).map(({ id }) => id);
    if (holdersThen.some((id) => reached.has(id))) return answering.filter(({ id }) => holdersThen.includes(id) || known.has(id));
    return holderChanged ? answering.filter(({ id }) => known.has(id)) : answering;
  }));
}

function holders(recipient: Recipient, { ulo, day, owner, person }: Addressing, whole: Roles['whole'], people: PeopleDirectory, on: PlainDate): Person[] {
  const scope = { programme: whole.partnership.programme ?? '', ulo };
  const named = recipient === 'owner' && person !== undefined ? people.person(person) : undefined;
  const answering = isReadable(named) && takesPartIn(named, scope, on) ? [named] : people.answering(roleOf(recipient, whole, on, owner), scope, on);
  return answering.filter(({ registeredOn }) => registeredOn <= day);
}

const unique = (people: readonly Person[]): Person[] => [...new Map(people.map((person) => [person.id, person])).values()];

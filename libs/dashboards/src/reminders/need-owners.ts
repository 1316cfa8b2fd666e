import type { Deadline, Recipient } from '#development';
import { roles, type PlainDate } from '#kernel';
import { roleOf, type UloSnapshot } from '#reminders';
import { coded, type Coded } from '../ulo/shapes.js';
import { stepPerson, type KnownPeople, type StepPerson } from '../ulo/step-person.js';

/** A role that sees to something, and the person who was named for it in place of the role. */
export interface NeedOwner {
  owner: Coded;
  person: StepPerson | null;
}

interface Owned extends Pick<Deadline, 'owner' | 'person'> {
  /** The id of the ULO. */
  ulo: string;
  to: readonly Recipient[];
}

/** The owners without duplicates, in the order of the rule. A person can replace only the recipient “owner”. */
export function needOwners({ ulo, to, owner, person }: Owned, { whole }: Pick<UloSnapshot, 'whole'>, people: KnownPeople, on: PlainDate): NeedOwner[] {
  const named = stepPerson(person ?? null, people, { programme: whole.partnership.programme ?? '', ulo }, on);
  const found = to.map((recipient) => ({ owner: coded(roles, roleOf(recipient, whole, on, owner)), person: recipient === 'owner' ? named : null }));
  return [...new Map(found.map((one) => [`${one.owner.code} ${one.person?.id ?? ''}`, one])).values()];
}

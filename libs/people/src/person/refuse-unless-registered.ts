import { RuleRefused, type DecisionContext } from '#kernel';
import { wasErased } from './erased.js';
import type { PersonState } from './person.state.js';

/** Refuses facts about a person before the registration or after the erasure. @throws RuleRefused */
export function refuseUnlessRegistered({ at, now }: DecisionContext<PersonState>): void {
  if (now.details.erasedOn !== null) throw wasErased();
  if (at.details.registeredOn === null)
    throw new RuleRefused('person-not-registered-then', `The person was registered from ${now.details.registeredOn ?? 'a later day'} on.`, [], 'Give that day or a later one.');
}

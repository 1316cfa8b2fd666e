import type { Grant } from '#access';
import type { PlainDate } from '#kernel';
import { grantsAfter, grantsOn, isStanding, type GrantRecord } from './granted.js';
import type { InstallationState } from './installation/installation.state.js';
import type { PersonState } from './person/person.state.js';

/** What somebody holds today: nothing from the day on which they leave, nor once they were erased. */
export function grantsOf(id: string, person: PersonState | undefined, installation: InstallationState | undefined, today: PlainDate): Grant[] {
  return grantsOn(recordsOf(id, person, installation, today), today);
}

/** What was granted to somebody from a day after today on. */
export const grantsToCome = (id: string, person: PersonState | undefined, installation: InstallationState | undefined, today: PlainDate): Grant[] =>
  grantsAfter(recordsOf(id, person, installation, today), today);

function recordsOf(id: string, person: PersonState | undefined, installation: InstallationState | undefined, today: PlainDate): GrantRecord[] {
  if (!person || person.details.erasedOn !== null || (person.details.leftOn !== null && person.details.leftOn <= today)) return [];
  return [...(installation?.grants.grants.filter(({ holder }) => holder === id) ?? []), ...person.roles.grants];
}

/** What somebody holds by claims of the OpenID provider, and was not revoked. @param person the state of a person's stream */
export const grantsByClaim = (person: object | undefined): readonly Grant[] => ((person as PersonState | undefined)?.roles.grants ?? []).filter((grant) => isStanding(grant) && grant.source === 'claim');

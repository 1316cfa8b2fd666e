import type { Grant } from '#access';
import type { PlainDate } from '#kernel';
import { grantsAfter, grantsOn, isStanding, type GrantRecord } from './granted.js';
import type { InstallationState } from './installation/installation.state.js';
import type { PersonState } from './person/person.state.js';

/** The grants that a person holds today; none from the day on which they leave, or after they are erased. */
export function grantsOf(id: string, person: PersonState | undefined, installation: InstallationState | undefined, today: PlainDate): Grant[] {
  return grantsOn(recordsOf(id, person, installation, today), today);
}

/** The grants of a person that begin after today. */
export const grantsToCome = (id: string, person: PersonState | undefined, installation: InstallationState | undefined, today: PlainDate): Grant[] =>
  grantsAfter(recordsOf(id, person, installation, today), today);

function recordsOf(id: string, person: PersonState | undefined, installation: InstallationState | undefined, today: PlainDate): GrantRecord[] {
  if (!person || person.details.erasedOn !== null || (person.details.leftOn !== null && person.details.leftOn <= today)) return [];
  return [...(installation?.grants.grants.filter(({ holder }) => holder === id) ?? []), ...person.roles.grants];
}

/** The grants from claims of the OpenID provider that are not revoked. @param person the state of a person's stream */
export const grantsByClaim = (person: object | undefined): readonly Grant[] => ((person as PersonState | undefined)?.roles.grants ?? []).filter((grant) => isStanding(grant) && grant.source === 'claim');

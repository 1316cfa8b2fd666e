import type { Grant } from '#access';
import type { PlainDate } from '#kernel';
import { grantsOn } from './granted.js';
import type { InstallationState } from './installation/installation.state.js';
import type { PersonState } from './person/person.state.js';

/** What somebody holds today: nothing from the day on which they leave, nor once they were erased. */
export function grantsOf(id: string, person: PersonState | undefined, installation: InstallationState | undefined, today: PlainDate): Grant[] {
  if (!person || person.details.erasedOn !== null || (person.details.leftOn !== null && person.details.leftOn <= today)) return [];
  return grantsOn([...(installation?.grants.grants.filter(({ holder }) => holder === id) ?? []), ...person.roles.grants], today);
}

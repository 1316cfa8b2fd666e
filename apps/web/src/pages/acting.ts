import type { Persona } from '#people';
import { PersonaNeeded } from '../security/access.js';
import type { FastifyRequest } from '../security/request.js';

/** Who reads the page; the access guard has seen to it that there is somebody. */
export function actorOf({ actor }: FastifyRequest): Persona {
  if (!actor) throw new PersonaNeeded('Choose who you are.');
  return actor;
}

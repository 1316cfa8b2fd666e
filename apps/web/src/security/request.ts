import type { FastifyRequest } from 'fastify';
import type { Persona } from '#people';
import { PersonaNeeded } from './access.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is acting: set by the access guard before any handler runs, absent on open pages for nobody. */
    actor?: Persona;
  }
}

export type { FastifyReply, FastifyRequest } from 'fastify';

/** True for requests of programs: they get problems as JSON; everything else gets pages. */
export const isApi = (url: string): boolean => /^\/(api|health|metrics)(\/|\?|$)/u.test(url);

/** Who is acting; the access guard has seen to it that there is somebody. */
export function actorOf({ actor }: FastifyRequest): Persona {
  if (!actor) throw new PersonaNeeded('Say as whom you are acting.');
  return actor;
}

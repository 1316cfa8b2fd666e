import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { PersonaNeeded } from './access.js';
import type { FileKind, Uploaded } from './uploaded-text.js';
import type { Visitor } from './visitor.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is acting: set by the access guard before any handler runs, absent on open pages for nobody. */
    actor?: Visitor;
    /** The file of a form on a route that takes one; absent when none was chosen. */
    uploaded?: Uploaded;
  }
  interface FastifyContextConfig {
    carriesSecret?: true;
    bodyCarriesSecret?: true;
    takesFile?: FileKind;
    showsSecret?: true;
    answersAnyHost?: true;
    /** Of a read of the API: the names that its query may have. */
    parameters?: readonly string[];
    /** Of a read or an action of the API: its name, for tokens that are limited to some. */
    operation?: string;
  }
}

export type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The address itself carries the secret that allows the request: no cookie counts, so the guards of signed-in forms do
 * not apply. The address is never logged, and a body is dropped unread whatever its type.
 */
export const CarriesSecret = (): MethodDecorator => RouteConfig({ carriesSecret: true });

/** What is posted carries the secret that allows it. It comes from our own pages like every form; nobody waits for it because of others. */
export const BodyCarriesSecret = (): MethodDecorator => RouteConfig({ bodyCarriesSecret: true });
/** Its form may carry one file of a kind (`request.uploaded`): it is sent as multipart/form-data then. */
export const TakesFile = (kind: FileKind): MethodDecorator => RouteConfig({ takesFile: kind });

/**
 * Its answer holds a secret of long life, and may hold text that somebody else chose: it is never compressed, as its size
 * would tell something of the secret (BREACH). Tokens of forms differ in each answer and need no such care.
 */
export const ShowsSecret = (): MethodDecorator => RouteConfig({ showsSecret: true });

/** True for routes of programs: they answer problems as JSON; everything else answers pages. */
export const isApi = (request: FastifyRequest): boolean => /^\/(api|health|metrics)(\/|$)/u.test(request.routeOptions.url ?? decodedPath(request));

/** The path of the request, decoded once as the router does. Guards decide on the matched route instead. */
export function decodedPath({ url }: FastifyRequest): string {
  const path = url.split(/[?#]/u, 1)[0] ?? '/';
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Who is acting; the access guard has seen to it that there is somebody. */
export function actorOf({ actor }: FastifyRequest): Visitor {
  if (!actor) throw new PersonaNeeded('Say as whom you are acting.');
  return actor;
}

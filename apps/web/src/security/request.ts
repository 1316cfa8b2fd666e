import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { PersonaNeeded } from './access.js';
import type { FileKind, Uploaded } from './uploaded-text.js';
import type { Visitor } from './visitor.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The visitor, set by the access guard before any handler runs. Absent on open pages for unidentified visitors. */
    actor?: Visitor;
    /** The uploaded file of a form, on a route that takes one; absent when the person chose none. */
    uploaded?: Uploaded;
  }
  interface FastifyContextConfig {
    carriesSecret?: true;
    bodyCarriesSecret?: true;
    takesFile?: FileKind;
    showsSecret?: true;
    answersAnyHost?: true;
    /** For a read of the API: the names of its query parameters. */
    parameters?: readonly string[];
    /** For a read or an action of the API: its name, for tokens with a list of names. */
    operation?: string;
  }
}

export type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The address itself contains the secret that allows the request. Cookies are ignored, so the checks of forms do not apply. The
 * address is never logged, and a body of any type is dropped unread.
 */
export const CarriesSecret = (): MethodDecorator => RouteConfig({ carriesSecret: true });

/**
 * The body contains the secret that allows the request. The form must come from our pages, and the rate limit of addresses does
 * not apply.
 */
export const BodyCarriesSecret = (): MethodDecorator => RouteConfig({ bodyCarriesSecret: true });
/** The form may contain one file (`request.uploaded`). It is then sent as multipart/form-data. */
export const TakesFile = (kind: FileKind): MethodDecorator => RouteConfig({ takesFile: kind });

/**
 * The answer contains a long-lived secret, and may contain text that another person chose. It is never compressed, because its
 * size would reveal parts of the secret (BREACH). CSRF tokens differ in each answer and need no such protection.
 */
export const ShowsSecret = (): MethodDecorator => RouteConfig({ showsSecret: true });

/** True for routes for programs, which answer errors as JSON. All other routes answer with pages. */
export const isApi = (request: FastifyRequest): boolean => /^\/(api|health|metrics)(\/|$)/u.test(request.routeOptions.url ?? decodedPath(request));

/** The path of the request, decoded once as the router does. Guards use the matched route instead. */
export function decodedPath({ url }: FastifyRequest): string {
  const path = url.split(/[?#]/u, 1)[0] ?? '/';
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** The visitor. The access guard has checked that there is one. */
export function actorOf({ actor }: FastifyRequest): Visitor {
  if (!actor) throw new PersonaNeeded('Say as whom you are acting.');
  return actor;
}

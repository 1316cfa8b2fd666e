import { inlineScriptHash } from '#ui';
import { queryError } from './form-text.js';
import type { KnownRoutes } from './known-routes.js';
import { Rejection, wrongContentType } from './rejection.js';
import type { FastifyReply, FastifyRequest } from './request.js';
import { isApi } from './request.js';
import type { SiteAddress } from './site-address.js';

const contentSecurity = [
  "default-src 'none'", `script-src 'self' '${inlineScriptHash}'`, "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
  "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "manifest-src 'self'",
].join('; ');

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurity,
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Runs before any part of the body is read. It sets the headers of every answer, then checks the host and the origin of the
 * request. It decides by the matched route and not by the text of the address, because `/%61pi` matches `/api`.
 */
export const onEveryRequest =
  (site: SiteAddress, routes: KnownRoutes) =>
  (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
    reply.headers(securityHeaders);
    if (site.secure) reply.header('strict-transport-security', 'max-age=31536000');
    if (hasTwoHosts(request)) return done(new Rejection(400, 'wrong-host', 'Not readable', 'The request names two hosts.'));
    if (!request.routeOptions.config.answersAnyHost && !site.isOurHost(request.headers.host)) return done(wrongHost());
    if (request.is404) return answerUnmatched(routes.allowed(request.url), request, reply, done);
    // Without a type Fastify chooses no parser, so the body is dropped. Mail programs send any type here (RFC 8058).
    if (request.routeOptions.config.carriesSecret) delete request.headers['content-type'];
    else if (!safeMethods.has(request.method)) return done(rejection(site, request));
    done(queryError(request.query));
  };

/** Node uses the first `Host` header, but a proxy may have checked the other one. */
const hasTwoHosts = ({ raw: { rawHeaders } }: FastifyRequest): boolean => rawHeaders.filter((name, i) => i % 2 === 0 && /^host$/iu.test(name)).length > 1;

function answerUnmatched(allow: string | undefined, { method }: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void {
  if (allow === undefined) done(new Rejection(404, 'not-found', 'Not found', 'There is nothing at this address.'));
  else if (method === 'OPTIONS') void reply.status(204).header('allow', allow).send();
  else done(new Rejection(405, 'method-not-allowed', 'Not possible here', `This address takes ${allow}, not ${method}.`, { allow }));
}

const wrongHost = (): Rejection =>
  new Rejection(421, 'wrong-host', 'Not taken from there', 'This server does not answer to that name. Use the address that it printed when it started.');

/** Returns the reason to refuse a request that changes data. */
function rejection(site: SiteAddress, request: FastifyRequest): Rejection | undefined {
  const { headers } = request;
  if (!isFromHere(site, headers)) return new Rejection(403, 'cross-site', 'Not taken from there', 'The request came from a page of another site. Use the pages of this one.');
  return wrongBody(expectedType(request), headers);
}

/** Browsers send the origin of a request; old ones only send `Referer`. Other programs send neither, and have no session cookie. */
function isFromHere(site: SiteAddress, { 'sec-fetch-site': from, origin, referer }: FastifyRequest['headers']): boolean {
  if (from !== undefined && from !== 'same-origin' && from !== 'none') return false;
  if (origin !== undefined && !site.isOurOrigin(origin)) return false;
  return referer === undefined || site.isOurOrigin(URL.parse(referer)?.origin ?? '');
}

const withFile = 'multipart/form-data';

function expectedType(request: FastifyRequest): string {
  if (isApi(request)) return 'application/json';
  const hasFile = request.routeOptions.config.takesFile !== undefined && request.headers['content-type']?.toLowerCase().startsWith(withFile) === true;
  return hasFile ? withFile : 'application/x-www-form-urlencoded';
}

/** Programs send JSON and browsers send forms. Neither format is accepted in place of the other. */
function wrongBody(expected: string, headers: FastifyRequest['headers']): Rejection | undefined {
  const coding = headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (coding !== 'identity')
    return wrongContentType(`Send the body as it is, without Content-Encoding: ${coding.slice(0, 40)} is not taken.`, { 'accept-encoding': 'identity' });
  const given = headers['content-type'];
  if (given === expected) return undefined;
  const [type = '', ...parameters] = (given ?? '').toLowerCase().split(';').map((part) => part.trim());
  if (type !== expected && (type !== '' || expected === 'application/json'))
    return wrongContentType(`Set the header Content-Type to ${expected}${type === '' ? '' : `, not ${type.slice(0, 80)}`}.`);
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length).replaceAll('"', '');
  return charset === undefined || charset === 'utf-8' || charset === 'utf8' ? undefined : wrongContentType(`Send the body in UTF-8, not in ${charset.slice(0, 40)}.`);
}

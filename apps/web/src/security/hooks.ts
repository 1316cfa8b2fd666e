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
 * Runs before anything of a request is read: headers of every answer, then where it is for and where it is from.
 * Decides on the route that matched, never on the text of the address: `/%61pi` leads to `/api`.
 */
export const onEveryRequest =
  (site: SiteAddress, routes: KnownRoutes) =>
  (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
    reply.headers(securityHeaders);
    if (site.secure) reply.header('strict-transport-security', 'max-age=31536000');
    if (hasTwoHosts(request)) return done(new Rejection(400, 'wrong-host', 'Not readable', 'The request names two hosts.'));
    if (!request.routeOptions.config.answersAnyHost && !site.isOurHost(request.headers.host)) return done(wrongHost());
    if (request.is404) return answerUnmatched(routes.allowed(request.url), request, reply, done);
    // No parser is chosen for a body without a type: it is dropped, whatever mail programs say it is (RFC 8058).
    if (request.routeOptions.config.carriesSecret) delete request.headers['content-type'];
    else if (!safeMethods.has(request.method)) return done(rejection(site, request));
    done(queryError(request.query));
  };

/** A proxy that passes it on may have looked at the other one. Node keeps the first. */
const hasTwoHosts = ({ raw: { rawHeaders } }: FastifyRequest): boolean => rawHeaders.filter((name, i) => i % 2 === 0 && /^host$/iu.test(name)).length > 1;

function answerUnmatched(allow: string | undefined, { method }: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void {
  if (allow === undefined) done(new Rejection(404, 'not-found', 'Not found', 'There is nothing at this address.'));
  else if (method === 'OPTIONS') void reply.status(204).header('allow', allow).send();
  else done(new Rejection(405, 'method-not-allowed', 'Not possible here', `This address takes ${allow}, not ${method}.`, { allow }));
}

const wrongHost = (): Rejection =>
  new Rejection(421, 'wrong-host', 'Not taken from there', 'This server does not answer to that name. Use the address that it printed when it started.');

/** What forbids a request that changes something. */
function rejection(site: SiteAddress, request: FastifyRequest): Rejection | undefined {
  const { headers } = request;
  if (!isFromHere(site, headers)) return new Rejection(403, 'cross-site', 'Not taken from there', 'The request came from a page of another site. Use the pages of this one.');
  return wrongBody(expectedType(request), headers);
}

/** A browser says where a request comes from, an old one in `Referer` alone. Another program says nothing and carries no cookie of ours. */
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

/** Programs send JSON and browsers send forms: neither is taken for the other. */
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

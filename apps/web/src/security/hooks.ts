import { inlineScriptHash } from '#ui';
import type { FastifyReply, FastifyRequest } from './request.js';
import { isApi } from './request.js';
import type { SiteAddress } from './site-address.js';

/** The request is not for us or not from us. */
export class Misdirected extends Error {
  override readonly name = 'Misdirected';
  constructor(
    readonly status: 403 | 421,
    readonly code: 'cross-site' | 'wrong-host',
    message: string,
  ) {
    super(message);
  }
}
/** What was sent is not of a type that is taken there (415). */
export class WrongContentType extends Error {
  override readonly name = 'WrongContentType';
}
/** The body is no JSON, or holds what would change prototypes (400). */
export class MalformedJson extends Error {
  override readonly name = 'MalformedJson';
}

const contentSecurity = [
  "default-src 'none'", `script-src 'self' '${inlineScriptHash}'`, "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
  "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "manifest-src 'self'",
].join('; ');

export const everyAnswer: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurity,
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Runs before anything of a request is read: headers of every answer, then where it is for and where it is from. */
export const onEveryRequest =
  (site: SiteAddress) =>
  (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
    reply.headers(everyAnswer);
    if (site.secure) reply.header('strict-transport-security', 'max-age=31536000');
    done(objection(site, request));
  };

function objection(site: SiteAddress, { headers, method, url }: FastifyRequest): Error | undefined {
  if (!site.isOurHost(headers.host))
    return new Misdirected(421, 'wrong-host', 'This server does not answer to that name. Use the address that it printed when it started.');
  if (harmless.has(method)) return undefined;
  // A browser says where a request comes from; another program says nothing and carries no cookie of ours.
  const from = headers['sec-fetch-site'];
  const ours = (from === undefined || from === 'same-origin' || from === 'none') && (headers.origin === undefined || site.isOurOrigin(headers.origin));
  if (!ours) return new Misdirected(403, 'cross-site', 'The request came from a page of another site. Use the pages of this one.');
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (isApi(url) && type !== 'application/json')
    return new WrongContentType(`Send JSON: set the header Content-Type to application/json${type === undefined ? '' : `, not ${type}`}.`);
  return undefined;
}

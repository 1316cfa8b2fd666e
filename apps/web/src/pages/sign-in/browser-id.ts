import { freshBrowserId } from '#sign-in';
import { cookieValue } from '../../security/cookies.js';
import type { FastifyReply, FastifyRequest } from '../../security/request.js';
import type { SignIn } from '../../sign-in/sign-in.js';

/** The id of the browser; undefined when the request has none. */
export const browserOf = ({ headers }: FastifyRequest, { cookies }: SignIn): Promise<string | undefined> =>
  cookies.browser.open(cookieValue(headers.cookie, cookies.names.browser));

/** The id of a browser in which somebody signed in before; undefined for every other browser. */
export const knownBrowserOf = ({ headers }: FastifyRequest, { cookies }: Pick<SignIn, 'cookies'>): Promise<string | undefined> =>
  cookies.known.open(cookieValue(headers.cookie, cookies.names.known));

/** The id of the browser. A browser without one gets one. */
export async function browserWithId(request: FastifyRequest, reply: FastifyReply, signIn: SignIn, https: boolean): Promise<string> {
  const known = await browserOf(request, signIn);
  if (known !== undefined) return known;
  const id = freshBrowserId();
  void reply.header('set-cookie', lastingSetCookie(signIn.cookies.names.browser, await signIn.cookies.browser.seal(id), 30 * 86_400, https));
  return id;
}

/** A cookie for the whole site that scripts cannot read. With `Lax` a link in an email sends it, and forms of other sites do not. */
export const lastingSetCookie = (name: string, value: string, seconds: number, https: boolean): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${https ? '; Secure' : ''}`;

import { freshBrowserId } from '#sign-in';
import { cookieValue } from '../../security/cookies.js';
import type { FastifyReply, FastifyRequest } from '../../security/request.js';
import type { SignIn } from '../../sign-in/sign-in.js';

/** The id of the browser that asks; undefined when none came with the request. */
export const browserOf = ({ headers }: FastifyRequest, { cookies }: SignIn): Promise<string | undefined> =>
  cookies.browser.open(cookieValue(headers.cookie, cookies.names.browser));

/** Another id, of a browser in which somebody signed in once; undefined of every other one. */
export const knownBrowserOf = ({ headers }: FastifyRequest, { cookies }: Pick<SignIn, 'cookies'>): Promise<string | undefined> =>
  cookies.known.open(cookieValue(headers.cookie, cookies.names.known));

/** The id of the browser, which gets one when it has none. */
export async function browserWithId(request: FastifyRequest, reply: FastifyReply, signIn: SignIn, https: boolean): Promise<string> {
  const known = await browserOf(request, signIn);
  if (known !== undefined) return known;
  const id = freshBrowserId();
  void reply.header('set-cookie', lasting(signIn.cookies.names.browser, await signIn.cookies.browser.seal(id), 30 * 86_400, https));
  return id;
}

/** A cookie for the whole site, which no script reads. `Lax`: a link in a mail opens with it, no other site's form is sent with it. */
export const lasting = (name: string, value: string, seconds: number, https: boolean): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${https ? '; Secure' : ''}`;

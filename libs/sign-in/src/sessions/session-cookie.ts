import { seal, unseal } from '../secrets/sealed-text.js';
import { freshSecret, isSecret } from '../secrets/fresh-secret.js';

/** Names of cookies; those under https are bound to the host (`__Host-`: with `Secure` and `Path=/`, without `Domain`). */
export const cookieNames = (https: boolean): { session: string; browser: string } => ({
  session: https ? '__Host-milepost_session' : 'milepost_session',
  browser: https ? '__Host-milepost_browser' : 'milepost_browser',
});

/** Seals a secret id into the value of a cookie and opens it: a session's, or the id that tells one browser from another. */
export interface IdCookie {
  seal(id: string): Promise<string>;
  /** Undefined when it is absent, altered, or sealed with another secret. */
  open(value: string | undefined): Promise<string | undefined>;
}

const idCookie = (secret: string, purpose: string): IdCookie => ({
  seal: (id) => seal({ id }, secret, purpose),
  open: async (value) => {
    const id = (await unseal<{ id: unknown }>(value, secret, purpose))?.id;
    return isSecret(id) ? id : undefined;
  },
});

/** @param secret SESSION_SECRET: 32 characters or more */
export const sessionCookie = (secret: string): IdCookie => idCookie(secret, 'session cookie');

/** Before anybody is signed in: links, challenges and answers of a provider work only in the browser that asked. */
export const browserCookie = (secret: string): IdCookie => idCookie(secret, 'browser cookie');

/** For a browser that came without one. */
export const freshBrowserId = freshSecret;

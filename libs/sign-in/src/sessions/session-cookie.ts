import { LRUCache } from 'lru-cache';
import { seal, unseal } from '../secrets/sealed-text.js';
import { freshSecret, isSecret } from '../secrets/fresh-secret.js';

/** Names of cookies; those under https are bound to the host (`__Host-`: with `Secure` and `Path=/`, without `Domain`). */
export const cookieNames = (https: boolean): { session: string; browser: string; known: string } => ({
  session: https ? '__Host-milepost_session' : 'milepost_session',
  browser: https ? '__Host-milepost_browser' : 'milepost_browser',
  known: https ? '__Host-milepost_known' : 'milepost_known',
});

/** Seals a secret id into the value of a cookie and opens it: a session's, or the id that tells one browser from another. */
export interface IdCookie {
  seal(id: string): Promise<string>;
  /** Undefined when it is absent, altered, or sealed with another secret. */
  open(value: string | undefined): Promise<string | undefined>;
}

/** Values that opened are remembered: the same value always holds the same id, and opening it takes longer than all the rest of a short request. */
const remembered = 5_000;

function idCookie(secret: string, purpose: string): IdCookie {
  const opened = new LRUCache<string, string>({ max: remembered });
  return {
    seal: (id) => seal({ id }, secret, purpose),
    async open(value) {
      const known = value === undefined ? undefined : opened.get(value);
      if (known !== undefined || value === undefined) return known;
      const id = (await unseal<{ id: unknown }>(value, secret, purpose))?.id;
      if (!isSecret(id)) return undefined;
      opened.set(value, id);
      return id;
    },
  };
}

/** @param secret SESSION_SECRET: 32 characters or more */
export const sessionCookie = (secret: string): IdCookie => idCookie(secret, 'session cookie');

/** Before anybody is signed in: links, challenges and answers of a provider work only in the browser that asked. */
export const browserCookie = (secret: string): IdCookie => idCookie(secret, 'browser cookie');

/** In this browser somebody signed in once. It opens nothing: requests of others at the same network address do not count against it. */
export const knownBrowserCookie = (secret: string): IdCookie => idCookie(secret, 'known browser cookie');

/** For a browser that came without one. */
export const freshBrowserId = freshSecret;

import { LRUCache } from 'lru-cache';
import { seal, unseal } from '../secrets/sealed-text.js';
import { freshSecret, isSecret } from '../secrets/fresh-secret.js';

/** Names of cookies. With https they are bound to the host (`__Host-`: requires `Secure` and `Path=/`, forbids `Domain`). */
export const cookieNames = (https: boolean): { session: string; browser: string; known: string } => ({
  session: https ? '__Host-milepost_session' : 'milepost_session',
  browser: https ? '__Host-milepost_browser' : 'milepost_browser',
  known: https ? '__Host-milepost_known' : 'milepost_known',
});

/** Seals and opens a cookie with a secret id: the id of a session or of a browser. */
export interface IdCookie {
  seal(id: string): Promise<string>;
  /** Undefined when it is absent, altered, or sealed with another secret. */
  open(value: string | undefined): Promise<string | undefined>;
}

/** The size of the cache of opened values: opening one takes longer than the rest of a short request. */
const cacheSize = 5_000;

function idCookie(secret: string, purpose: string): IdCookie {
  const opened = new LRUCache<string, string>({ max: cacheSize });
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

/** Identifies a browser before the sign-in: links, challenges and provider answers work only in the browser that started them. */
export const browserCookie = (secret: string): IdCookie => idCookie(secret, 'browser cookie');

/** Marks a browser in which a person has signed in. It gives no access; such a browser has a separate rate limit from its network address. */
export const knownBrowserCookie = (secret: string): IdCookie => idCookie(secret, 'known browser cookie');

/** A new id for a browser without a cookie. */
export const freshBrowserId = freshSecret;

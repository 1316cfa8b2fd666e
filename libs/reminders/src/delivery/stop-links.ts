import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a stop link stops: letters to a person about one thing. */
export interface Stop {
  person: string;
  about: string;
}

/**
 * Addresses that stop letters about one thing without signing in, as mail programs want it (RFC 8058). They hold ids
 * and a seal, so that nobody can stop the letters of somebody else.
 */
export interface StopLinks {
  /** The path, from the root. */
  pathFor(stop: Stop): string;
  /** Undefined when it was not made here. */
  read(token: string): Stop | undefined;
}

export const stopPath = '/stop-reminders/';

/** @param secret at least 32 characters */
export function stopLinks(secret: string): StopLinks {
  const seal = (text: string): Buffer => createHmac('sha256', secret).update(`stop reminders ${text}`).digest().subarray(0, 16);
  return {
    pathFor({ person, about }) {
      const text = Buffer.from(JSON.stringify([person, about])).toString('base64url');
      return `${stopPath}${text}.${seal(text).toString('base64url')}`;
    },
    read(token) {
      const [text = '', sealed = ''] = token.split('.');
      const given = Buffer.from(sealed, 'base64url');
      const own = seal(text);
      if (given.length !== own.length || !timingSafeEqual(given, own)) return undefined;
      const [person, about] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, string];
      return { person, about };
    },
  };
}

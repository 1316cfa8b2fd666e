import { createHmac, timingSafeEqual } from 'node:crypto';

/** The content of a stop link: a person, and the ids of the subjects whose emails it stops. */
export interface Stop {
  person: string;
  about: readonly string[];
}

/**
 * Addresses that stop emails without signing in (RFC 8058). They contain ids and a signature, so that no other person can
 * stop them.
 */
export interface StopLinks {
  /** The path, from the root. */
  pathFor(stop: Stop): string;
  /** Undefined when the signature is invalid. */
  read(token: string): Stop | undefined;
}

export const stopPath = '/stop-reminders/';

/** The maximum number of subjects. The link then stays far below 998 octets, the longest header line (RFC 5322, 2.1.1). */
export const MOST_THINGS_OF_A_LINK = 30;

/** @param secret at least 32 characters */
export function stopLinks(secret: string): StopLinks {
  const seal = (text: string): Buffer => createHmac('sha256', secret).update(`stop reminders ${text}`).digest().subarray(0, 16);
  return {
    pathFor({ person, about }) {
      const [first, ...more] = about;
      const text = more.length === 0 ? base64url(JSON.stringify([person, first])) : `${base64url(person)}.${packed(about)}`;
      return `${stopPath}${text}.${seal(text).toString('base64url')}`;
    },
    read(token) {
      const [sealed = '', ...parts] = token.split('.').reverse();
      const text = parts.reverse().join('.');
      const given = Buffer.from(sealed, 'base64url');
      const expected = seal(text);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      const [one = '', several] = text.split('.');
      if (several !== undefined) return { person: textOf(one), about: unpacked(several) };
      const [person, about] = JSON.parse(textOf(one)) as [string, string];
      return { person, about: [about] };
    },
  };
}

const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const textOf = (token: string): string => Buffer.from(token, 'base64url').toString();

/** Ids (UUIDs) as 16 bytes each: as text, a link with several would be too long for a header. */
const packed = (ids: readonly string[]): string => Buffer.from(ids.join('').replaceAll('-', ''), 'hex').toString('base64url');

function unpacked(token: string): string[] {
  const ids = Buffer.from(token, 'base64url').toString('hex').match(/.{32}/gu) ?? [];
  return ids.map((id) => [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join('-'));
}

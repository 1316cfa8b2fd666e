import { sealData, unsealData } from 'iron-session';
import { derivedKey } from '#kernel';

/** A separate password for each purpose: text sealed for one purpose does not open for another. */
const passwordFor = (secret: string, purpose: string): string => Buffer.from(derivedKey(secret, purpose)).toString('base64url');

/** Sealed and signed text for a cookie or a URL. It never expires: put an expiry into the value. */
export const seal = (value: object, secret: string, purpose: string): Promise<string> => sealData(value, { password: passwordFor(secret, purpose), ttl: 0 });

/** Undefined when it was altered, or sealed for another purpose or with another secret. */
export async function unseal<T extends object>(sealed: string | undefined, secret: string, purpose: string): Promise<Partial<T> | undefined> {
  if (sealed === undefined || sealed.length > 4_096 || !/^Fe26\.2\*[\w*-]+~2$/u.test(sealed)) return undefined;
  const opened = await unsealData<Partial<T>>(sealed, { password: passwordFor(secret, purpose), ttl: 0 }).catch(() => undefined);
  return opened && Object.keys(opened).length > 0 ? opened : undefined;
}

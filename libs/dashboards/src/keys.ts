import { InvalidInput } from '#kernel';

/** Encodes the key of the last row of a page as an opaque cursor for the URL of the next page. */
export const keyText = (key: readonly (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** Decodes a key with parts of these types. @throws InvalidInput if it is not such a key */
export function keyFrom(text: string, kinds: readonly ('string' | 'number')[]): (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(key) && key.length === kinds.length && key.every((part, i) => typeof part === kinds[i]))
      return key as (string | number)[];
  } catch {
    // The text is not JSON and is refused below.
  }
  throw badKey();
}

export const badKey = (): InvalidInput =>
  new InvalidInput([{ field: 'after', message: 'Is not the key of a page: take it from “next” of the page before' }]);

import { InvalidInput } from '#kernel';

/** The key of the last row of a page, for the address of the next one: opaque to the sender. */
export const keyText = (key: readonly (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** Reads a key of so many parts back. @throws InvalidInput when it is none of ours */
export function keyFrom(text: string, kinds: readonly ('string' | 'number')[]): (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(key) && key.length === kinds.length && key.every((part, i) => typeof part === kinds[i]))
      return key as (string | number)[];
  } catch {
    // Not JSON: refused below like any other text.
  }
  throw badKey();
}

export const badKey = (): InvalidInput =>
  new InvalidInput([{ field: 'after', message: 'Is not the key of a page: take it from “next” of the page before' }]);

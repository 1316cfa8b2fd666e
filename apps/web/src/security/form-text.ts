import { InvalidInput } from '#kernel';
import { tooMuch } from './rejection.js';

export type FormData = Record<string, string | string[]>;

/** More than any form of Milepost has: 40 lines of a bid are 120 fields. */
const maxFields = 1_000;

const unreadable = Symbol('Unreadable query');

/** As `parseForm`, but keeps the error for `queryError`: the router calls it before an error can be answered. */
export function parseQuery(text: string): FormData & { [unreadable]?: unknown } {
  try {
    return parseForm(text);
  } catch (error) {
    return Object.assign(Object.create(null) as FormData, { [unreadable]: error });
  }
}

/** The error of a query that could not be read; undefined for a valid query. */
export const queryError = (query: unknown): Error | undefined => (query as ReturnType<typeof parseQuery>)[unreadable] as Error | undefined;

/**
 * Names and values of a form or of a query. A repeated name has a list of values.
 * @throws Rejection when there are too many fields, InvalidInput when the text is not percent-encoded UTF-8
 */
export function parseForm(text: string): FormData {
  const form = Object.create(null) as FormData;
  if (text === '') return form;
  const pairs = text.split('&', maxFields + 1);
  if (pairs.length > maxFields) throw tooMuch(`Send at most ${maxFields} fields.`);
  for (const pair of pairs) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decoded(at < 0 ? pair : pair.slice(0, at), pair);
    const value = at < 0 ? '' : decoded(pair.slice(at + 1), pair);
    const before = form[name];
    form[name] = before === undefined ? value : [before, value].flat();
  }
  return form;
}

function decoded(text: string, pair: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new InvalidInput([{ field: pair.split('=', 1)[0]?.slice(0, 100) ?? '', message: 'Must be percent-encoded UTF-8' }]);
  }
}

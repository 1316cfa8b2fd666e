import type { FieldError } from '#kernel';
import { suggestionsFor } from './suggestions.js';

/** Limits of the number and length of the names in an answer: a request may contain a megabyte of them. */
const maxNames = 10;
const nameLength = 100;

/**
 * Errors for names in a request that do not exist, with suggestions of known names.
 * @param under the path of the object that contains them, with a dot at its end; empty for the whole body
 */
export function unknownNames(what: 'field' | 'parameter', names: readonly string[], known: readonly string[], under = ''): FieldError[] {
  const errors = names.slice(0, maxNames).map((name) => ({ field: `${under}${name.slice(0, nameLength)}`, message: `There is no such ${what}.${advice(name, known)}` }));
  if (names.length > maxNames) errors.push({ field: under.slice(0, -1), message: `There are ${names.length - maxNames} more ${what}s that do not exist.` });
  return errors;
}

function advice(name: string, known: readonly string[]): string {
  const suggestions = suggestionsFor(name, known).map((one) => `“${one}”`);
  if (suggestions.length > 0) return ` Did you mean ${suggestions.join(' or ')}?`;
  return known.length === 0 ? '' : ` Known: ${known.join(', ')}.`;
}

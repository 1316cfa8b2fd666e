import type { FieldError } from '#kernel';
import { suggestionsFor } from './suggestions.js';

/** How many are named, and how much of each: somebody may send a megabyte of them. */
const named = 10;
const nameLength = 100;

/**
 * Errors for names that were sent and do not exist, with the known names that they may stand for.
 * @param under the path of what holds them, with a dot at its end; empty for the whole of what was sent
 */
export function unknownNames(what: 'field' | 'parameter', names: readonly string[], known: readonly string[], under = ''): FieldError[] {
  const errors = names.slice(0, named).map((name) => ({ field: `${under}${name.slice(0, nameLength)}`, message: `There is no such ${what}.${advice(name, known)}` }));
  if (names.length > named) errors.push({ field: under.slice(0, -1), message: `There are ${names.length - named} more ${what}s that do not exist.` });
  return errors;
}

function advice(name: string, known: readonly string[]): string {
  const suggestions = suggestionsFor(name, known).map((one) => `“${one}”`);
  if (suggestions.length > 0) return ` Did you mean ${suggestions.join(' or ')}?`;
  return known.length === 0 ? '' : ` Known: ${known.join(', ')}.`;
}

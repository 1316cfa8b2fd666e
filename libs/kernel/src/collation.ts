import { evened, foldText, lower } from './text.js';

const english = new Intl.Collator('en-GB');

/** The order of names and titles in every list: that of English, one spelling of apostrophes, dashes and blanks for all. */
export const compareText = (a: string, b: string): number => english.compare(evened(a), evened(b));

/** Characters that are neither letters nor figures, in the order of the collation. Others keep their own order after them. */
const ranks = new Map([...'_-,;:!?¡¿.\'"()[]{}§¶@*/\\&#%‰†‡•^+±÷×<=>|¦~¬¢$£¥€°©®'].sort(english.compare).map((sign, rank) => [sign, String.fromCharCode(0x100 + rank)]));
const SIGNS = /[^\p{L}\p{N}\p{M} ]/gu;

/**
 * A text whose order by code points is that of `compareText`, but for the case: for databases, which know no collation.
 * Letters and figures come as they are folded, and before them signs, each after a "!", which sorts after a blank alone.
 * What is equal but for marks goes on after a tab, without marks first.
 */
export function sortKey(text: string): string {
  const folded = foldText(text);
  const marked = lower(evened(text));
  const key = folded.replace(SIGNS, (sign) => `!${ranks.get(sign) ?? sign}`);
  return marked === folded ? key : `${key}\t${marked.normalize('NFD')}`;
}

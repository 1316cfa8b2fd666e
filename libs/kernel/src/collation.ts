import { evened, foldText, lower } from './text.js';

const english = new Intl.Collator('en-GB');

/** Compares names and titles for every list: in English order. Variants of apostrophes, dashes and blanks count as equal. */
export const compareText = (a: string, b: string): number => english.compare(evened(a), evened(b));

/** Characters that are neither letters nor digits, in the order of the collation. Other characters follow, by code point. */
const ranks = new Map([...'_-,;:!?¡¿.\'"()[]{}§¶@*/\\&#%‰†‡•^+±÷×<=>|¦~¬¢$£¥€°©®'].sort(english.compare).map((sign, rank) => [sign, String.fromCharCode(0x100 + rank)]));
const SIGNS = /[^\p{L}\p{N}\p{M} ]/gu;

/**
 * A key for databases without a collation: its order by code points is that of `compareText`, ignoring case.
 * Letters and digits are folded. Each sign is preceded by "!", which sorts after a blank and before letters and digits.
 * A text with marks gets its marked spelling after a tab, so that it sorts after the same text without marks.
 */
export function sortKey(text: string): string {
  const folded = foldText(text);
  const marked = lower(evened(text));
  const key = folded.replace(SIGNS, (sign) => `!${ranks.get(sign) ?? sign}`);
  return marked === folded ? key : `${key}\t${marked.normalize('NFD')}`;
}

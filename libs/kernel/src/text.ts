/** The text with a capital first letter. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Replaces the five kinds of line break that programs write with `\n`. */
export const normaliseLineBreaks = (text: string): string => text.replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n');

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/u;
const APOSTROPHES = /[\u2018-\u201b\u2032\u02b9\u02bb\u02bc\u00b4`]/gu;
const QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb]/gu;
const DASHES = /[\p{Pd}\u2212]/gu;
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const BLANKS = /\s+/gu;

const evenedQuotes = (text: string): string => text.replace(APOSTROPHES, "'").replace(QUOTES, '"');

/** Unifies characters that keyboards and programs write in several ways: apostrophes, dashes, blanks, forms of letters. */
export function evened(text: string): string {
  // Replaces quotes before NFKC, which turns a lone acute accent into a blank and a combining mark; and again after it,
  // because it turns some letters into a grave accent.
  const plain = PRINTABLE_ASCII.test(text)
    ? text.replaceAll('`', "'")
    : evenedQuotes(evenedQuotes(text).normalize('NFKC')).replace(DASHES, '-').replace(UNSEEN, '');
  return plain.replace(BLANKS, ' ').trim();
}

/** Full case folding, which `toLowerCase` alone does not do: ß and ẞ become ss, ς becomes σ. */
export const lower = (text: string): string => text.toLowerCase().toUpperCase().toLowerCase();

/** Marks of Latin and Greek letters. In other scripts a mark makes a different letter. */
const MARKS = /(?<=[\p{Script=Latin}\p{Script=Greek}][\u0300-\u036f]*)[\u0300-\u036f]/gu;
/** Letters that no normalisation decomposes, with the letters that the English collation compares them as. */
const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h' };
const COMPOSED = /[æœøłđðħ]/gu;

const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(MARKS, '').replace(COMPOSED, (letter) => LETTERS[letter] ?? letter).normalize('NFC');

/** The form in which names and texts are compared and searched: without differences of case, marks, apostrophes, dashes and blanks. */
export function foldText(text: string): string {
  const folded = lower(evened(text));
  return PRINTABLE_ASCII.test(folded) ? folded : withoutMarks(folded);
}

export const sameText = (a: string, b: string): boolean => foldText(a) === foldText(b);

/** The same with a capital at the start. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One kind of line break for the five that programs write. */
export const evenLines = (text: string): string => text.replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n');

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/u;
const APOSTROPHES = /[\u2018-\u201b\u2032\u02b9\u02bb\u02bc\u00b4`]/gu;
const QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb]/gu;
const DASHES = /[\p{Pd}\u2212]/gu;
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const BLANKS = /\s+/gu;

const evenedQuotes = (text: string): string => text.replace(APOSTROPHES, "'").replace(QUOTES, '"');

/** The text in one spelling of what keyboards and programs write in several: apostrophes, dashes, blanks, forms of letters. */
export function evened(text: string): string {
  // Quotes before NFKC, which makes a blank and a combining mark of an acute accent that stands alone; and after it, as it
  // gives a grave accent for some letters.
  const plain = PRINTABLE_ASCII.test(text)
    ? text.replaceAll('`', "'")
    : evenedQuotes(evenedQuotes(text).normalize('NFKC')).replace(DASHES, '-').replace(UNSEEN, '');
  return plain.replace(BLANKS, ' ').trim();
}

/** Case folds in full this way: ß and ẞ become ss, ς becomes σ. */
export const lower = (text: string): string => text.toLowerCase().toUpperCase().toLowerCase();

/** Marks of Latin and Greek letters; in other scripts they tell letters apart. */
const MARKS = /(?<=[\p{Script=Latin}\p{Script=Greek}][\u0300-\u036f]*)[\u0300-\u036f]/gu;
/** Letters that no normalisation takes apart, as the collation of English compares them. */
const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h' };
const COMPOSED = /[æœøłđðħ]/gu;

const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(MARKS, '').replace(COMPOSED, (letter) => LETTERS[letter] ?? letter).normalize('NFC');

/** What names and texts are compared and searched by: case, marks, apostrophes, dashes and blanks make no difference. */
export function foldText(text: string): string {
  const folded = lower(evened(text));
  return PRINTABLE_ASCII.test(folded) ? folded : withoutMarks(folded);
}

export const sameText = (a: string, b: string): boolean => foldText(a) === foldText(b);

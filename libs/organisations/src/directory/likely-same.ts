import { foldText } from '#kernel';

/** Words that tell no organisations apart. */
const commonWords = new Set(['the', 'of', 'and', '&', 'for', 'ltd', 'limited', 'cic', 'cio', 'charity', 'trust', 'association', 'group', 'organisation']);

/** What is left of a name when its order of words, its punctuation and words that many names have do not count. */
export const keyWords = (name: string): string =>
  foldText(name).replace(/[^\p{L}\p{N}&\s]/gu, '').split(/\s+/u).filter((word) => word !== '' && !commonWords.has(word)).sort().join(' ');

/** Letters that may differ in a name of so many. */
const lettersApart = (length: number): number => (length < 8 ? 0 : length < 16 ? 1 : 2);

/** Whether a text becomes the other by so many letters added, dropped or changed: few steps each, also for names of 200 letters. */
function isWithin(a: string, b: string, apart: number): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const [x, y] = [a.slice(same), b.slice(same)];
  if (x === y) return true;
  if (apart === 0 || Math.abs(x.length - y.length) > apart) return false;
  return isWithin(x.slice(1), y.slice(1), apart - 1) || isWithin(x.slice(1), y, apart - 1) || isWithin(x, y.slice(1), apart - 1);
}

/** The same of what `keyWords` left of each: for many names, whose words are looked for once. */
export function haveLikelySameWords(x: string, y: string): boolean {
  if (x === y) return x !== '';
  const apart = lettersApart(Math.min(x.length, y.length));
  return apart > 0 && isWithin(x, y, apart);
}

/** Whether two names are likely to be of one organisation: the same words, or a few letters apart. For people to judge. */
export const isLikelySame = (a: string, b: string): boolean => haveLikelySameWords(keyWords(a), keyWords(b));

import { foldText } from '#kernel';

/** Words that many names have, and that do not distinguish organisations. */
const commonWords = new Set(['the', 'of', 'and', '&', 'for', 'ltd', 'limited', 'cic', 'cio', 'charity', 'trust', 'association', 'group', 'organisation']);

/** The sorted words of a name, without punctuation and common words. */
export const keyWords = (name: string): string =>
  foldText(name).replace(/[^\p{L}\p{N}&\s]/gu, '').split(/\s+/u).filter((word) => word !== '' && !commonWords.has(word)).sort().join(' ');

/** The number of letters that may differ, by the length of the name. */
const lettersApart = (length: number): number => (length < 8 ? 0 : length < 16 ? 1 : 2);

/** True when the edit distance is at most `apart`. Fast for long names, because `apart` is small. */
function isWithinDistance(a: string, b: string, apart: number): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const [x, y] = [a.slice(same), b.slice(same)];
  if (x === y) return true;
  if (apart === 0 || Math.abs(x.length - y.length) > apart) return false;
  return isWithinDistance(x.slice(1), y.slice(1), apart - 1) || isWithinDistance(x.slice(1), y, apart - 1) || isWithinDistance(x, y.slice(1), apart - 1);
}

/** As `isLikelySame`, for results of `keyWords`, which callers with many names calculate only once. */
export function haveLikelySameWords(x: string, y: string): boolean {
  if (x === y) return x !== '';
  const apart = lettersApart(Math.min(x.length, y.length));
  return apart > 0 && isWithinDistance(x, y, apart);
}

/** True when two names are probably of the same organisation: the same words, or few letters apart. A person decides. */
export const isLikelySame = (a: string, b: string): boolean => haveLikelySameWords(keyWords(a), keyWords(b));

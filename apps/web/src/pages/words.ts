import { date, plural } from '#ui';

export const dash = '–';
export const dateOr = (day: string | null | undefined, otherwise = dash): string => (day ? date(day) : otherwise);
/** "6 of 8 people". */
export const share = (s: { count: number; of: number } | null, otherwise = dash): string => (s ? `${s.count} of ${plural(s.of, 'person', 'people')}` : otherwise);
export const period = (from: string, to: string | null): string => (to ? `${date(from)} to ${date(to)}` : `from ${date(from)}`);
export const yes = (value: boolean): string => (value ? 'Yes' : 'No');
/** Sentences of the domain name days as `2010-07-20`; people read "20 July 2010". */
export const readable = (text: string): string => text.replace(/\b\d{4}-\d{2}-\d{2}\b/gu, (day) => date(day));
/** Puts parameters that are set behind a path. */
export function href(path: string, query: Readonly<Record<string, string | number | null | undefined>> = {}): string {
  const set = Object.entries(query).filter((e): e is [string, string | number] => e[1] !== undefined && e[1] !== null && e[1] !== '');
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set.map(([k, v]) => [k, String(v)])).toString()}`;
}

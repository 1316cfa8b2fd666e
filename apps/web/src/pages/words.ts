import { date, plural } from '#ui';

export const dash = '–';
export const dateOr = (day: string | null | undefined, otherwise = dash): string => (day ? date(day) : otherwise);
/** "6 of 8 people". */
export const share = (s: { count: number; of: number } | null, otherwise = dash): string => (s ? `${s.count} of ${plural(s.of, 'person', 'people')}` : otherwise);
export const period = (from: string, to: string | null): string => (to ? `${date(from)} to ${date(to)}` : `from ${date(from)}`);
/** A note, after the thing that it is about. */
export const noted = (note: string | null): string => (note === null ? '' : `: ${note}`);
export const labels = (all: readonly { label: string }[]): string => all.map(({ label }) => label).join(', ');
/** “, renewed 3 May 2012: to 2 May 2013 before”. */
export const renewed = (renewals: readonly { on: string; before: string | null }[], how = 'renewed'): string =>
  renewals.map(({ on, before }) => `, ${how} ${date(on)}: ${before === null ? 'without an end' : `to ${date(before)}`} before`).join('');
/** “, not as agreed”; empty while that is not recorded. */
export const asAgreed = (value: boolean | null): string => (value === null ? '' : value ? ', as agreed' : ', earlier or later than agreed');
export const yes = (value: boolean): string => (value ? 'Yes' : 'No');
/** Texts of the domain have days as `2010-07-20`; readers see "20 July 2010". */
export const readable = (text: string): string => text.replace(/\b\d{4}-\d{2}-\d{2}\b/gu, (day) => date(day));
/** “Launch event: from 30 April 2010 to 24 September 2010”: the subject and the text of an entry. */
export const entryInWords = ({ about, text }: { about: readonly { name: string }[]; text: string }): string =>
  readable([about.map(({ name }) => name).join(', '), text].filter((part) => part !== '').join(': '));
/** Adds parameters that are set to a path. */
export function href(path: string, query: Readonly<Record<string, string | number | null | undefined>> = {}): string {
  const set = Object.entries(query).filter((e): e is [string, string | number] => e[1] !== undefined && e[1] !== null && e[1] !== '');
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set.map(([k, v]) => [k, String(v)])).toString()}`;
}

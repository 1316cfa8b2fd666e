import Holidays from 'date-holidays';
import { EARLIEST_DAY, LATEST_DAY, type PlainDate } from '#kernel';

/** The nations whose bank holidays differ. */
export type Nation = 'england-and-wales' | 'scotland' | 'northern-ireland';

const states: Readonly<Record<Nation, string>> = { 'england-and-wales': 'ENG', scotland: 'SCT', 'northern-ireland': 'NIR' };
const allNations = Object.keys(states) as Nation[];

interface Correction {
  in: readonly Nation[];
  add?: readonly PlainDate[];
  remove?: readonly PlainDate[];
  /** The source, or that it is unverified. */
  source: string;
}

/** St Andrew's Day, which the library lists for years before it was a bank holiday. */
const beforeStAndrews = [
  '1999-11-30', '2000-11-30', '2001-11-30', '2002-11-30', '2002-12-02', '2003-11-30', '2003-12-01', '2004-11-30', '2005-11-30', '2006-11-30',
];

/** Corrections to date-holidays 3.37.0 for 1999 to 2030, day by day. Only weekdays matter here. */
const corrections: readonly Correction[] = [
  { in: allNations, add: ['1999-12-31'], source: 'The day before the millennium. Unverified: no copy of the proclamation was at hand.' },
  {
    in: allNations,
    remove: ['2002-05-27'],
    add: ['2002-06-03', '2002-06-04'],
    source: 'Golden Jubilee: the spring bank holiday was moved to 4 June. Unverified: no copy of the proclamation was at hand.',
  },
  { in: ['scotland'], remove: beforeStAndrews, source: 'St Andrew’s Day Bank Holiday (Scotland) Act 2007 (asp 2), section 1: none before 2007.' },
  { in: allNations, add: ['2011-04-29'], source: 'Royal wedding. Unverified: no copy of the proclamation was at hand.' },
  {
    in: allNations,
    remove: ['2012-05-28'],
    add: ['2012-06-04'],
    source: 'Diamond Jubilee: the spring bank holiday was moved to 4 June. Unverified: no copy of the proclamation was at hand.',
  },
  { in: ['scotland'], add: ['2026-06-15'], source: 'World Cup, proclaimed in February 2026, for Scotland alone; as reported in the press (The Independent, 5 February 2026).' },
];

const years = new Map<string, ReadonlySet<PlainDate>>();

const none: ReadonlySet<PlainDate> = new Set();

/**
 * The bank holidays of a year, with their substitute days. Computed once per year and nation. Empty outside the supported
 * years, which only old logs contain.
 */
export function bankHolidays(nation: Nation, year: string): ReadonlySet<PlainDate> {
  if (year < EARLIEST_DAY.slice(0, 4) || year > LATEST_DAY.slice(0, 4)) return none;
  const key = `${nation} ${year}`;
  let known = years.get(key);
  if (!known) years.set(key, (known = computed(nation, year)));
  return known;
}

function computed(nation: Nation, year: string): ReadonlySet<PlainDate> {
  const found = new Holidays('GB', states[nation], { types: ['public', 'bank'], timezone: 'Europe/London' }).getHolidays(Number(year));
  const days = new Set(found.map(({ date }) => date.slice(0, 10)));
  for (const { in: nations, add = [], remove = [] } of corrections) {
    if (!nations.includes(nation)) continue;
    for (const day of remove) days.delete(day);
    for (const day of add) if (day.startsWith(year)) days.add(day);
  }
  return days;
}

/** 1 January 1970 was a Thursday. */
const weekday = (day: PlainDate): number => ((Date.parse(day) / 86_400_000 + 3) % 7 + 7) % 7;

/** Neither Saturday, Sunday nor a bank holiday. */
export const isWorkingDay = (nation: Nation, day: PlainDate): boolean => weekday(day) < 5 && !bankHolidays(nation, day.slice(0, 4)).has(day);

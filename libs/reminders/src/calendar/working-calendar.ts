import { addDays, type PlainDate } from '#kernel';
import { isWorkingDay, type Nation } from './bank-holidays.js';

/** The working days of one programme: its nation's, without those that the programme took out. */
export class WorkingCalendar {
  constructor(
    readonly nation: Nation,
    private readonly nonWorkingDays: ReadonlySet<PlainDate> = new Set(),
  ) {}

  isWorkingDay(day: PlainDate): boolean {
    return !this.nonWorkingDays.has(day) && isWorkingDay(this.nation, day);
  }

  /** That day when it is a working day, or else the working day before it. */
  onOrBefore(day: PlainDate): PlainDate {
    return this.move(day, -1);
  }

  /** That day when it is a working day, or else the working day after it. */
  onOrAfter(day: PlainDate): PlainDate {
    return this.move(day, 1);
  }

  /** The day of weekly emails on or after a day: the first working day of a week. */
  weeklyOnOrAfter(day: PlainDate): PlainDate {
    let found = this.onOrAfter(day);
    for (let waited = 0; waited < LONGEST_WAIT && !this.isFirstOfWeek(found); waited++) found = this.onOrAfter(addDays(found, 1));
    return found;
  }

  /** The most days by which a reminder can move over days that are not working days. */
  get longestMove(): number {
    return LONGEST_HOLIDAY + this.nonWorkingDays.size;
  }

  /** Within a bound: before and after the days that Milepost takes none is a working day. */
  private move(day: PlainDate, step: 1 | -1): PlainDate {
    let found = day;
    for (let moved = 0; moved < this.longestMove && !this.isWorkingDay(found); moved++) found = addDays(found, step);
    return found;
  }

  private isFirstOfWeek(day: PlainDate): boolean {
    for (let days = Temporal.PlainDate.from(day).dayOfWeek - 1; days > 0; days--) if (this.isWorkingDay(addDays(day, -days))) return false;
    return true;
  }
}

/** Bank holidays around weekends are never as many days in a row. */
const LONGEST_HOLIDAY = 10;

/** Working days between two weekly emails are never as many. */
const LONGEST_WAIT = 10;

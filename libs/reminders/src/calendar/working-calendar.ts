import { addDays, type PlainDate } from '#kernel';
import { isWorkingDay, type Nation } from './bank-holidays.js';

/** The working days of one programme: its nation's, without its own non-working days. */
export class WorkingCalendar {
  constructor(
    readonly nation: Nation,
    private readonly nonWorkingDays: ReadonlySet<PlainDate> = new Set(),
  ) {}

  isWorkingDay(day: PlainDate): boolean {
    return !this.nonWorkingDays.has(day) && isWorkingDay(this.nation, day);
  }

  /** That day if it is a working day, otherwise the working day before it. */
  onOrBefore(day: PlainDate): PlainDate {
    return this.move(day, -1);
  }

  /** That day if it is a working day, otherwise the working day after it. */
  onOrAfter(day: PlainDate): PlainDate {
    return this.move(day, 1);
  }

  /** The first day for a weekly email on or after a day: the first working day of a week. */
  weeklyOnOrAfter(day: PlainDate): PlainDate {
    let found = this.onOrAfter(day);
    for (let waited = 0; waited < LONGEST_WAIT && !this.isFirstOfWeek(found); waited++) found = this.onOrAfter(addDays(found, 1));
    return found;
  }

  /** The maximum days by which non-working days can move a reminder. */
  get longestMove(): number {
    return LONGEST_HOLIDAY + this.nonWorkingDays.size;
  }

  /** Bounded: there are no working days before and after the supported days. */
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

/** Bank holidays around weekends never last this many days. */
const LONGEST_HOLIDAY = 10;

/** Two weekly emails are never this many days apart. */
const LONGEST_WAIT = 10;

import { addMonths, completedMonths, maxDate, minDate, type PlainDate } from '#kernel';
import type { DatedAim, DatedUlo } from '../dated/dated.facts.js';
import { agreedOn, daysLate } from '../dated/on-day.js';

/** The milestones and steps that were due in one month, by their state on a day. */
export interface MilestoneMonthFigures {
  /** `2026-11`. */
  month: string;
  done: number;
  doneLate: number;
  late: number;
  /** Their day has passed, but they are not late because they cannot begin yet. */
  waiting: number;
  planned: number;
}

/** The number of months on the axis before and after the month of the day. */
const BEFORE = 12;
const AFTER = 12;

/** Every month of the axis, including empty ones. Days outside the axis are left out. */
export function milestoneMonths(ulos: readonly DatedUlo[], on: PlainDate): MilestoneMonthFigures[] {
  const due = ulos.flatMap(({ aims }) => aims.flatMap((aim) => dueOf(aim, on)));
  const [from, to] = [addMonths(on, -BEFORE), addMonths(on, AFTER)];
  const inSight = due.filter(({ day }) => from <= day && day <= to).map(({ day }) => day);
  const first = firstOf(inSight.reduce(minDate, on));
  const months = Array.from({ length: completedMonths(first, firstOf(inSight.reduce(maxDate, on))) + 1 }, (_, i) => addMonths(first, i).slice(0, 7));
  const byMonth = Map.groupBy(due, ({ day }) => day.slice(0, 7));
  return months.map((month) => {
    const count = (standing: Standing): number => byMonth.get(month)?.filter((one) => one.standing === standing).length ?? 0;
    return { month, done: count('done'), doneLate: count('done-late'), late: count('late'), waiting: count('waiting'), planned: count('planned') };
  });
}

const firstOf = (day: PlainDate): PlainDate => `${day.slice(0, 8)}01`;

type Standing = 'done' | 'done-late' | 'late' | 'waiting' | 'planned';

/** The day that was last agreed, and the state of the aim. */
function dueOf(aim: DatedAim, on: PlainDate): { day: PlainDate; standing: Standing }[] {
  const { plannedOn, achievedOn, cancelledOn, agreed } = aim;
  if (plannedOn > on || (cancelledOn !== null && cancelledOn <= on)) return [];
  const done = achievedOn !== null && achievedOn <= on;
  const day = agreedOn(agreed, done ? achievedOn : on);
  if (day === undefined) return [];
  return [{ day, standing: done ? (achievedOn > day ? 'done-late' : 'done') : daysLate(aim, on) > 0 ? 'late' : day < on ? 'waiting' : 'planned' }];
}

import { addDays, daysBetween, type PlainDate } from '#kernel';
import type { Coded } from '../ulo/shapes.js';
import type { Agreed, DatedAim, DatedMove, DatedUlo, DatedWarning } from './dated.facts.js';

/** The day last agreed by a day; undefined before anything was. */
export const agreedOn = (agreed: readonly Agreed[], day: PlainDate): PlainDate | undefined => agreed.findLast(([from]) => from <= day)?.[1];

export const isOpenOn = ({ plannedOn, achievedOn, cancelledOn }: DatedAim, day: PlainDate): boolean =>
  plannedOn <= day && (achievedOn === null || achievedOn > day) && (cancelledOn === null || cancelledOn > day);

/** How many days an open aim is past the day last agreed. A step that nobody can begin yet is not late: what it waits for is. */
export function daysLate(aim: DatedAim, day: PlainDate): number {
  if (!isOpenOn(aim, day) || aim.readyOn === null || aim.readyOn > day) return 0;
  const due = agreedOn(aim.agreed, day);
  return due === undefined ? 0 : Math.max(0, daysBetween(due, day));
}

/** Agreed when the day before had passed already: the aim was late, and a new day does not undo that. */
export const movedWhenLate = ({ on, from, to }: DatedMove): boolean => on > from && to > from;

export const openWarningsOn = (warnings: readonly DatedWarning[], day: PlainDate): DatedWarning[] =>
  warnings.filter(({ opens, clears }) => opens <= day && (clears === null || clears > day));

export const isAnsweredBy = ({ answered }: DatedWarning, day: PlainDate): boolean => answered.some((on) => on <= day);

/** The phase that a ULO was in on a day: the one that it had returned to, else the first whose gate was not passed. */
export function phaseOn({ phases, returns }: Pick<DatedUlo, 'phases' | 'returns'>, day: PlainDate): Coded | undefined {
  const returned = returns.findLast(({ on, endedOn }) => on <= day && (endedOn === null || endedOn > day));
  return returned?.phase ?? (phases.find(({ passedOn }) => passedOn === null || passedOn > day) ?? phases.at(-1))?.phase;
}

export const hasBegunBy = ({ startedOn }: Pick<DatedUlo, 'startedOn'>, day: PlainDate): boolean => startedOn !== null && startedOn <= day;
export const isOverBy = ({ ended }: Pick<DatedUlo, 'ended'>, day: PlainDate): boolean => ended !== null && ended.on <= day;

export const lastActiveOn = ({ active }: Pick<DatedUlo, 'active'>, day: PlainDate): PlainDate | null => active.findLast((on) => on <= day) ?? null;

/** What ends within so many days and has nothing after it. */
export const endingWithin = ({ endings }: Pick<DatedUlo, 'endings'>, day: PlainDate, days: number): { what: string; on: PlainDate }[] =>
  endings.flatMap(({ what, days: known }) => {
    const last = known.filter(([from]) => from <= day).map(([, on]) => on).sort().at(-1);
    return last !== undefined && last >= day && last <= addDays(day, days) ? [{ what, on: last }] : [];
  });

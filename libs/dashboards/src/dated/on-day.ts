import { addDays, daysBetween, type PlainDate } from '#kernel';
import type { Coded } from '../ulo/shapes.js';
import type { Agreed, DatedAim, DatedMove, DatedUlo, DatedWarning } from './dated.facts.js';

/** The day that was last agreed, as at `day`; undefined if none was agreed yet. */
export const agreedOn = (agreed: readonly Agreed[], day: PlainDate): PlainDate | undefined => agreed.findLast(([from]) => from <= day)?.[1];

export const isOpenOn = ({ plannedOn, achievedOn, cancelledOn }: DatedAim, day: PlainDate): boolean =>
  plannedOn <= day && (achievedOn === null || achievedOn > day) && (cancelledOn === null || cancelledOn > day);

/** Days since the agreed day of an open aim. A step that cannot begin yet is not late, but its prerequisites may be. */
export function daysLate(aim: DatedAim, day: PlainDate): number {
  if (!isOpenOn(aim, day) || aim.readyOn === null || aim.readyOn > day) return 0;
  const due = agreedOn(aim.agreed, day);
  return due === undefined ? 0 : Math.max(0, daysBetween(due, day));
}

/** True for a move after the previous day had passed: the aim was late, and the new day does not change that. */
export const movedWhenLate = ({ on, from, to }: DatedMove): boolean => on > from && to > from;

export const openWarningsOn = (warnings: readonly DatedWarning[], day: PlainDate): DatedWarning[] =>
  warnings.filter(({ opens, clears }) => opens <= day && (clears === null || clears > day));

export const isAnsweredBy = ({ answered }: DatedWarning, day: PlainDate): boolean => answered.some((on) => on <= day);

/** The phase of a ULO on a day: the phase to which it has returned, otherwise the first one whose gate is not passed. */
export function phaseOn({ phases, returns }: Pick<DatedUlo, 'phases' | 'returns'>, day: PlainDate): Coded | undefined {
  const returned = returns.findLast(({ on, endedOn }) => on <= day && (endedOn === null || endedOn > day));
  return returned?.phase ?? (phases.find(({ passedOn }) => passedOn === null || passedOn > day) ?? phases.at(-1))?.phase;
}

export const hasBegunBy = ({ startedOn }: Pick<DatedUlo, 'startedOn'>, day: PlainDate): boolean => startedOn !== null && startedOn <= day;
export const isOverBy = ({ ended }: Pick<DatedUlo, 'ended'>, day: PlainDate): boolean => ended !== null && ended.on <= day;

export const lastActiveOn = ({ active }: Pick<DatedUlo, 'active'>, day: PlainDate): PlainDate | null => active.findLast((on) => on <= day) ?? null;

/** Things that end within the given number of days and are not renewed. */
export const endingWithin = ({ endings }: Pick<DatedUlo, 'endings'>, day: PlainDate, days: number): { what: string; on: PlainDate }[] =>
  endings.flatMap(({ what, days: known }) => {
    const last = known.filter(([from]) => from <= day).map(([, on]) => on).sort().at(-1);
    return last !== undefined && last >= day && last <= addDays(day, days) ? [{ what, on: last }] : [];
  });

import { ENDING_DAYS, attentionOf, isPaused, isReasonForAttention, uloWarnings, type Attention } from '#development';
import { daysBetween, type PlainDate } from '#kernel';
import type { DatedUlo } from '../dated/dated.facts.js';
import { agreedOn, daysLate, endingWithin, isAnsweredBy, isOpenOn, isOverBy, lastActiveOn, movedWhenLate, openWarningsOn, phaseOn } from '../dated/on-day.js';
import type { Coded } from '../ulo/shapes.js';

/** The state of one ULO on a day. */
export interface UloOnDay {
  attention: Attention;
  phase: Coded;
  /** Milestones and steps past the day last agreed, the longest first. */
  late: { id: string; name: string; kind: 'milestone' | 'step'; owner: string | null; days: number; dueOn: PlainDate }[];
  /** The number of dates moved by that day. */
  moves: number;
  /** The number of open aims with a date that was moved after it had passed. */
  movedWhenLate: number;
  lastActiveOn: PlainDate | null;
  /** Days since the last activity, or since the start if there was none. */
  silentDays: number | null;
  warnings: { red: number; amber: number; answered: number };
  ending: { what: string; on: PlainDate }[];
  /** The finish first agreed and last agreed; null without a plan. */
  firstFinishOn: PlainDate | null;
  agreedFinishOn: PlainDate | null;
}

const titles = new Map(uloWarnings.map(({ code, title }) => [code, title]));

export const warningTitle = (code: string): string => titles.get(code) ?? code;

/** @param finishLaterDays days from the agreed to the calculated finish; null if not known for that day */
export function uloOnDay(ulo: DatedUlo, day: PlainDate, finishLaterDays: number | null = null): UloOnDay {
  const late = (isOverBy(ulo, day) ? [] : ulo.aims).flatMap((aim) => {
    const days = daysLate(aim, day);
    return days > 0 ? [{ id: aim.id, name: aim.name, kind: aim.kind, owner: aim.owner, days, dueOn: agreedOn(aim.agreed, day) ?? day }] : [];
  }).sort((a, b) => b.days - a.days);
  const open = openWarningsOn(ulo.warnings, day);
  const active = lastActiveOn(ulo, day);
  const silentDays = active === null ? null : daysBetween(active, day);
  const titled = (warnings: typeof open) => warnings.map((warning) => ({ title: warningTitle(warning.code), answered: isAnsweredBy(warning, day) }));
  const moved = ulo.aims.filter((aim) => isOpenOn(aim, day) && aim.moves.some((move) => move.on <= day && movedWhenLate(move))).length;
  const known = ulo.finishes.filter(([on]) => on <= day);
  const agreed = known.at(-1)?.[1] ?? null;
  return {
    attention: attentionOf({
      ended: isOverBy(ulo, day), paused: isPaused(ulo, day), late, movedWhenLate: moved, silentDays, finishLaterDays, hasPlan: known.length > 0 || ulo.aims.some(({ plannedOn }) => plannedOn <= day),
      serious: titled(open.filter(({ severity }) => severity === 'red')),
      pressing: titled(open.filter(({ code }) => isReasonForAttention(code))),
    }),
    phase: phaseOn(ulo, day) ?? { code: '', label: '' },
    late,
    moves: ulo.aims.reduce((sum, { moves }) => sum + moves.filter(({ on }) => on <= day).length, 0),
    movedWhenLate: moved,
    lastActiveOn: active, silentDays,
    warnings: { red: open.filter(({ severity }) => severity === 'red').length, amber: open.filter(({ severity }) => severity === 'amber').length, answered: open.filter((warning) => isAnsweredBy(warning, day)).length },
    ending: isOverBy(ulo, day) ? [] : endingWithin(ulo, day, ENDING_DAYS),
    firstFinishOn: known[0]?.[1] ?? null,
    agreedFinishOn: agreed,
  };
}

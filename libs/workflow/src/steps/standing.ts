import { addDays, maxDate, type PlainDate } from '#kernel';
import type { Need, Step, Template } from '../template/template.js';
import type { Answers } from './conditions.js';
import { saidOf, type FollowedPlan, type Waiver } from './followed-plan.js';

export type StandingCode = 'done' | 'problem' | 'waived' | 'in-progress' | 'ready' | 'waiting';

/** The standing of a step on a day. */
export interface StepStanding {
  step: Step;
  standing: StandingCode;
  /** The day since which it has this standing; null while it is waiting. */
  since: PlainDate | null;
  /** The first day on which its prerequisites let it begin, not before the start of the plan; null while one is open. */
  readyOn: PlainDate | null;
  startedOn: PlainDate | null;
  /** The day on which it was done or waived; null while it is open. */
  finishedOn: PlainDate | null;
  /** Prerequisites that are open or whose lag has not passed. */
  waitsFor: readonly string[];
  /** Only for a finished step: prerequisites that finished later or are open. */
  doneBefore: readonly string[];
  /** True when it is done by a fact without the required evidence. This blocks nothing. */
  evidenceMissing: boolean;
  /** The problem with it, as a clause; null when there is none. */
  problem: string | null;
  waiver: Waiver | null;
}

type Followed = Pick<FollowedPlan, 'records'> & { content: Template; startOn: PlainDate };

interface Finish {
  on: PlainDate;
  waiver: Waiver | null;
  problem: string | null;
}

/**
 * The standing of every step of a plan on `day`, in the order of the template.
 * @param followed the plan, and the records of its steps by that day
 * @param answers the answers of the conditions on that day
 */
export function standingsOf(followed: Followed, answers: Answers, day: PlainDate): StepStanding[] {
  const finishes = new Map(followed.content.steps.map((step) => [step.code, finishOf(followed, step, answers, day)]));
  return followed.content.steps.map((step) => standingOf(followed, step, finishes, day));
}

const hasEvidence = (followed: Followed, { code }: Step): boolean => saidOf(followed, code).evidence.some((e) => e.withdrawnOn === null);

function finishOf(followed: Followed, step: Step, answers: Answers, day: PlainDate): Finish | null {
  const { completed, waiver } = saidOf(followed, step.code);
  if ('condition' in step.done) {
    const { metOn, problem = null } = answers(step.done.condition);
    if (metOn !== null && metOn <= day) return { on: metOn, waiver: null, problem };
  } else if (completed) {
    const withdrawn = step.evidence === 'required' && !hasEvidence(followed, step);
    return { on: completed.on, waiver: null, problem: withdrawn ? 'its evidence was withdrawn' : null };
  }
  return waiver && { on: waiver.on, waiver, problem: null };
}

function standingOf(followed: Followed, step: Step, finishes: ReadonlyMap<string, Finish | null>, day: PlainDate): StepStanding {
  const { startedOn, waivedNeeds } = saidOf(followed, step.code);
  const binding = step.needs.filter((need) => !waivedNeeds.some((w) => w.need === need.step));
  const finish = finishes.get(step.code) ?? null;
  const readyOn = binding.reduce<PlainDate | null>((latest, need) => later(latest, beginsAfter(step, need, finishes)), followed.startOn);
  const common = { step, readyOn, startedOn, waiver: finish?.waiver ?? null, evidenceMissing: false, doneBefore: [], waitsFor: [], problem: null };
  if (finish) {
    const standing = finish.problem !== null ? 'problem' : finish.waiver ? 'waived' : 'done';
    const doneBefore = finish.waiver ? [] : binding.filter((need) => finishedAfter(finishes.get(need.step), finish.on)).map((need) => need.step);
    return {
      ...common, standing, since: finish.on, finishedOn: finish.on, doneBefore, problem: finish.problem,
      evidenceMissing: 'condition' in step.done && finish.waiver === null && step.evidence === 'required' && !hasEvidence(followed, step),
    };
  }
  const waitsFor = binding.filter((need) => (beginsAfter(step, need, finishes) ?? '9999') > day).map((need) => need.step);
  if (startedOn !== null) return { ...common, standing: 'in-progress', since: startedOn, finishedOn: null, waitsFor };
  const ready = readyOn !== null && readyOn <= day;
  return { ...common, standing: ready ? 'ready' : 'waiting', since: ready ? readyOn : null, finishedOn: null, waitsFor };
}

const finishedAfter = (finish: Finish | null | undefined, on: PlainDate): boolean => !finish || finish.on > on;

/**
 * The first day on which a prerequisite lets a step begin; null while it is open. A step without length is on the day on which its
 * prerequisite finished.
 */
const beginsAfter = ({ duration }: Step, { step, lag }: Need, finishes: ReadonlyMap<string, Finish | null>): PlainDate | null => {
  const finish = finishes.get(step);
  return finish ? addDays(finish.on, finish.waiver ? 0 : lag + (duration.usual === 0 ? 0 : 1)) : null;
};

const later = (a: PlainDate | null, b: PlainDate | null): PlainDate | null => (a === null || b === null ? null : maxDate(a, b));

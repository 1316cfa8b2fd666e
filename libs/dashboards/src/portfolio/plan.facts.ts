import { actorRoles, compareText, daysBetween, type PlainDate } from '#kernel';
import { forecastBasis, isLaunchStep, pausesOn, planFollowedOn, stepsOn, type DatedPauses, type UloState } from '#development';
import { openPart, runningOf, saidOf, scheduleOf, withAssumedStarts, type Duration, type Network, type NetworkStep, type Pin, type StepDays, type StepStanding } from '#workflow';
import { coded, type Coded, type Share } from '../ulo/shapes.js';
import { packedTaken, type PackedTaken } from './experience.query.js';
import { standingWords } from '../ulo/steps.view.js';

/** A compact form of a network step. `least` and `most` are days, only for an open step. */
type PackedStep = [code: string, days: number, needs: [step: string, lag: number][], startedOn: PlainDate | null, finishedOn: PlainDate | null, pin: Pin | null, least?: number, most?: number];

/** An open step whose prerequisites are finished: work on it can begin on the day `from`, which may be in the future. */
interface BeginnableStep {
  code: string;
  title: string;
  owner: string;
  person: string | null;
  started: boolean;
  from: PlainDate;
  /** The finish last agreed; null if the baseline does not have the step. */
  agreedOn: PlainDate | null;
}

/** The stored facts of the plan that a ULO follows. The schedule of any later day can be derived from them. */
export interface PlanFacts {
  startOn: PlainDate;
  /** Steps done or waived, of all steps. */
  finished: Share;
  /** The finish of the last baseline that has days for steps. */
  agreedFinishOn: PlainDate | null;
  /** The open part of the network of steps. */
  network: PackedStep[];
  /** Open steps that give no information about the length of such steps: see `forecastBasis`. */
  untold: string[];
  /** The code of the step that the launch completes; null after the launch, or if the plan has none. */
  launch: string | null;
  beginnable: BeginnableStep[];
  /** The lengths of the finished steps. */
  taken: PackedTaken[];
}

/** A step that somebody can work on, or does, on a day. */
export interface CurrentStep {
  code: string;
  title: string;
  owner: Coded;
  /** The id of the person who was named for it. */
  person: string | null;
  /** `ready` or `in-progress`. */
  standing: Coded;
  since: PlainDate;
  /** The last day on which it may finish without moving the end. */
  finishBy: PlainDate;
  /** Days that it may be later without moving the end; negative when a day that was agreed cannot be kept. */
  float: number;
  /** When it was to finish, as last agreed; null when the baseline lacks it. */
  agreedOn: PlainDate | null;
}

/** Undefined if no plan was laid out by that day. */
export function planFacts(ulo: UloState, day: PlainDate): PlanFacts | undefined {
  const plan = planFollowedOn(ulo, day);
  if (!plan) return undefined;
  const standings = stepsOn(ulo, plan, day);
  const { network, untold, taken, durations } = forecastBasis(ulo, plan, standings, day);
  const baseline = ulo.steps.baselines.findLast(({ steps }) => steps !== null);
  const agreed = new Map(baseline?.steps?.map(({ code, finishOn }) => [code, finishOn]));
  return {
    startOn: plan.startOn,
    finished: { count: standings.filter(({ finishedOn }) => finishedOn !== null).length, of: standings.length },
    agreedFinishOn: baseline?.finishOn ?? null,
    network: openPart(network).steps.map((step) => packed(step, durations.get(step.code))),
    untold: standings.flatMap(({ step: { code }, finishedOn }) => (finishedOn === null && untold.has(code) ? [code] : [])),
    launch: standings.find(({ step, finishedOn }) => finishedOn === null && isLaunchStep(step))?.step.code ?? null,
    beginnable: standings.flatMap((standing) => beginnable(standing, saidOf(ulo.steps, standing.step.code).person, agreed.get(standing.step.code) ?? null)),
    taken: taken.filter(({ running }) => !running).map(packedTaken),
  };
}

function packed({ code, days, needs, startedOn, finishedOn, pin }: NetworkStep, duration: Duration | undefined): PackedStep {
  const step: PackedStep = [code, days, needs.map(({ step, lag }) => [step, lag]), startedOn, finishedOn, pin];
  if (finishedOn === null && duration) step.push(duration.least, duration.most);
  return step;
}

const unpacked = ([code, days, needs, startedOn, finishedOn, pin]: PackedStep): NetworkStep =>
  ({ code, days, needs: needs.map(([step, lag]) => ({ step, lag })), startedOn, finishedOn, pin });

function beginnable({ step: { code, title, owner }, startedOn, finishedOn, readyOn }: StepStanding, person: string | null, agreedOn: PlainDate | null): BeginnableStep[] {
  const from = startedOn ?? readyOn;
  return finishedOn !== null || from === null ? [] : [{ code, title, owner, person, started: startedOn !== null, from, agreedOn }];
}

/** The input of a forecast on a day; undefined without a plan, after all steps, and after the end of the development. */
export function askedOnDay(facts: PlanFacts | undefined, course: DatedPauses, endedOn: PlainDate | null, day: PlainDate) {
  if (!facts || !isAhead(facts, endedOn)) return undefined;
  const network = { startOn: facts.startOn, steps: facts.network.map(unpacked), pauses: pausesOn(course, day) };
  return {
    network: withAssumedStarts(network, day, new Set(facts.untold)),
    durations: new Map(facts.network.flatMap(([code, usual, , , , , least, most]) => (least === undefined || most === undefined ? [] : [[code, { least, usual, most }] as const]))),
    launch: facts.launch,
  };
}

/** Whether the plan has open steps and the development has not ended. */
export const isAhead = ({ finished }: PlanFacts, endedOn: PlainDate | null): boolean => endedOn === null && finished.count < finished.of;

/**
 * The values of a plan that depend on the day.
 * @param endedOn the day on which the development ended: then there are no current steps, and an unfinished plan has no finish
 */
export function planOnDay(facts: PlanFacts | undefined, course: DatedPauses, endedOn: PlainDate | null, day: PlainDate) {
  if (!facts || (endedOn !== null && facts.finished.count < facts.finished.of)) return { current: [], finishOn: null, daysAfterBaseline: null, taken: facts?.taken ?? [] };
  const network = { startOn: facts.startOn, steps: facts.network.map(unpacked), pauses: pausesOn(course, day) };
  const { finishOn, steps } = scheduleOf(network, day);
  const days = new Map(steps.map((step) => [step.code, step]));
  return {
    current: facts.beginnable.flatMap((step) => currentStep(step, days.get(step.code), day)).sort(mostPressingFirst),
    finishOn,
    daysAfterBaseline: facts.agreedFinishOn === null ? null : daysBetween(facts.agreedFinishOn, finishOn),
    taken: [...facts.taken, ...running(network, new Set(facts.untold), day)],
  };
}

const running = (network: Network, untold: ReadonlySet<string>, day: PlainDate): PackedTaken[] => runningOf(withAssumedStarts(network, day, untold), day, untold).map(packedTaken);

function currentStep({ owner, started, from, ...step }: BeginnableStep, days: StepDays | undefined, day: PlainDate): CurrentStep[] {
  if (from > day || !days || days.lateFinish === null || days.totalFloat === null) return [];
  return [{ ...step, owner: coded(actorRoles, owner), standing: coded(standingWords, started ? 'in-progress' : 'ready'), since: from, finishBy: days.lateFinish, float: days.totalFloat }];
}

const mostPressingFirst = (a: CurrentStep, b: CurrentStep): number => a.float - b.float || compareText(a.finishBy, b.finishBy);

import { actorRoles, daysBetween, type PlainDate } from '#kernel';
import { brokenPins, scheduleOf, type LaidOutPlan, type PhaseStanding, type StandingCode, type StepDays, type StepStanding } from '#workflow';
import {
  conditions, currentPhase, evidenceKinds, isConditionCode, isPaused, networkOn, openWaiverRequests, phasesOn, planFollowedOn, stepsOn, type PlannedStep, type UloState,
} from '#development';
import { gateNeeds, type GateNeed } from './gates.view.js';
import { coded, type Coded } from './shapes.js';

/** How steps stand, in the words of pages. */
export const standingWords: Readonly<Record<StandingCode, string>> = {
  done: 'Completed',
  problem: 'There is a problem',
  waived: 'Waived',
  'in-progress': 'In progress',
  ready: 'Ready to start',
  waiting: 'Cannot start yet',
};

/** A step by its code and title. */
export interface StepName {
  code: string;
  title: string;
}

/** A document that shows that a step was done: what it is and where it is kept. */
export interface EvidenceView {
  id: string;
  on: PlainDate;
  title: string;
  kind: Coded;
  keptAt: string;
  withdrawnOn: PlainDate | null;
}

/** One step of the plan, on the day of the view. */
export interface StepView extends StepName {
  purpose: string;
  /** The code of its phase. */
  phase: string;
  owner: Coded;
  standing: Coded;
  /** Since when it stands so; null while it cannot start yet. */
  since: PlainDate | null;
  startedOn: PlainDate | null;
  /** The day on which it was done or waived. */
  finishedOn: PlainDate | null;
  /** What it still waits for. */
  waitsFor: StepName[];
  /** Of a step that is done: what it needs and was done only later, or is open. */
  doneBefore: StepName[];
  /** True when somebody says that it is done; otherwise it follows its fact. */
  byWord: boolean;
  /** What completes it, and the commands that record that; null when somebody says that it is done. */
  condition: { code: string; title: string; recordedBy: string[] } | null;
  evidenceRule: 'required' | 'optional' | 'none';
  /** Done by a fact without the evidence that is required. */
  evidenceMissing: boolean;
  evidence: EvidenceView[];
  problem: string | null;
  waiver: { on: PlainDate; reason: string; roles: string[] } | null;
  milestone: boolean;
  links: { title: string; url: string }[];
  /** The first day on which it can start, or started. */
  startOn: PlainDate;
  /** The first day on which it can be finished, or was. */
  finishOn: PlainDate;
  /** The last day on which it may finish without moving the end; null of a step that is done. */
  latestFinishOn: PlainDate | null;
  /** Days that it may be later without moving the end; negative when more is asked for than there is; null of a step that is done. */
  float: number | null;
  /** True of an open step that may not be later at all. */
  critical: boolean;
  /** The days of the baseline in force; null when the baseline lacks the step. */
  baseline: { startOn: PlainDate; finishOn: PlainDate } | null;
  /** Days from the finish of the baseline to the finish now; negative when earlier. */
  daysAfterBaseline: number | null;
}

export interface PhaseView {
  code: string;
  title: string;
  /** The ULO is in this one. */
  current: boolean;
  /** The day on which the last of what its gate needs was there; null while it is not passed. */
  passedOn: PlainDate | null;
  needs: GateNeed[];
  /** Steps done or waived. */
  finished: number;
  steps: number;
}

/** A day that was agreed and cannot be kept. */
export interface BrokenPinView {
  step: StepName;
  finishOn: PlainDate;
  /** Days by which it will be later. */
  days: number;
  /** Open steps that lead to it and are too late. */
  because: StepName[];
}

/** The plan that a ULO follows, and its steps. */
export interface FollowedPlanView {
  /** The day on which it was laid out. */
  on: PlainDate;
  startOn: PlainDate;
  template: { title: string; version: number };
  /** When the last step finishes, as the schedule stands. */
  finishOn: PlainDate;
  /** When it was to finish as first laid out, and as last adopted by the users. */
  firstFinishOn: PlainDate | null;
  agreedFinishOn: PlainDate | null;
  /** In the order of the template. */
  steps: StepView[];
  phases: PhaseView[];
  brokenPins: BrokenPinView[];
  waiverRequests: { id: string; on: PlainDate; step: string; need: string | null; reason: string; by: Coded }[];
  /** Steps that the plan does not have any more. */
  removed: (StepName & { on: PlainDate; reason: string | null })[];
}

export interface StepsView {
  /** Null before the day on which a plan was laid out. */
  plan: FollowedPlanView | null;
  /** True while the development is paused. */
  paused: boolean;
  ended: { on: PlainDate; outcome: string } | null;
}

export const stepsView = (ulo: UloState, day: PlainDate): StepsView => {
  const plan = planFollowedOn(ulo, day);
  const { ended } = ulo.course;
  return {
    plan: plan ? followedPlanView(ulo, plan, day) : null,
    paused: isPaused(ulo.course, day),
    ended: ended && { on: ended.on, outcome: ended.outcome },
  };
};

function followedPlanView(ulo: UloState, plan: LaidOutPlan, day: PlainDate): FollowedPlanView {
  const { baselines, removed } = ulo.steps;
  const standings = stepsOn(ulo, plan, day);
  const network = networkOn(ulo, plan, standings, day);
  const schedule = scheduleOf(network, day);
  const names = namesOf(plan);
  const baseline = new Map(baselines.at(-1)?.steps?.map((s) => [s.code, s]));
  return {
    on: plan.on,
    startOn: plan.startOn,
    template: { title: plan.content.title, version: plan.version },
    finishOn: schedule.finishOn,
    firstFinishOn: baselines[0]?.finishOn ?? null,
    agreedFinishOn: baselines.length > 1 ? (baselines.at(-1)?.finishOn ?? null) : null,
    steps: standings.map((standing, i) => stepView(ulo, standing, schedule.steps[i] as StepDays, baseline.get(standing.step.code), names)),
    phases: phaseViews(ulo, plan, phasesOn(ulo, plan, standings, day), standings),
    brokenPins: brokenPins(network, day).map(({ code, finishOn, days, steps }) => ({ step: names(code), finishOn, days, because: steps.map(names) })),
    waiverRequests: openWaiverRequests(ulo.steps).map(({ id, on, step, need, reason, by }) => ({ id, on, step, need, reason, by: coded(actorRoles, by.role) })),
    removed: removed.map(({ code, title, on, reason }) => ({ code, title, on, reason })),
  };
}

type Names = (code: string) => StepName;

const namesOf = ({ content }: LaidOutPlan): Names => {
  const titles = new Map(content.steps.map(({ code, title }) => [code, title]));
  return (code) => ({ code, title: titles.get(code) ?? '' });
};

function stepView(ulo: UloState, standing: StepStanding, days: StepDays, baseline: PlannedStep | undefined, names: Names): StepView {
  const { step, waiver } = standing;
  const { code, title, purpose, phase, milestone, links, evidence: evidenceRule } = step;
  return {
    code, title, purpose, phase, milestone, evidenceRule,
    owner: coded(actorRoles, step.owner),
    standing: coded(standingWords, standing.standing),
    since: standing.since,
    startedOn: standing.startedOn,
    finishedOn: standing.finishedOn,
    waitsFor: standing.waitsFor.map(names),
    doneBefore: standing.doneBefore.map(names),
    byWord: 'word' in step.done,
    condition: 'condition' in step.done ? conditionView(step.done.condition) : null,
    evidenceMissing: standing.evidenceMissing,
    evidence: (ulo.steps.records[code]?.evidence ?? []).map(({ id, on, title: named, kind, keptAt, withdrawnOn }) => ({ id, on, title: named, kind: coded(evidenceKinds, kind), keptAt, withdrawnOn })),
    problem: standing.problem,
    waiver: waiver && { on: waiver.on, reason: waiver.reason, roles: [...waiver.roles] },
    links: links.map((link) => ({ ...link })),
    startOn: days.earlyStart,
    finishOn: days.earlyFinish,
    latestFinishOn: days.lateFinish,
    float: days.totalFloat,
    critical: days.critical,
    baseline: baseline ? { startOn: baseline.startOn, finishOn: baseline.finishOn } : null,
    daysAfterBaseline: baseline ? daysBetween(baseline.finishOn, days.earlyFinish) : null,
  };
}

function conditionView(code: string): StepView['condition'] {
  if (!isConditionCode(code)) return { code, title: code, recordedBy: [] };
  const { title, recordedBy } = conditions[code];
  return { code, title, recordedBy: [...recordedBy] };
}

function phaseViews(ulo: UloState, { content }: LaidOutPlan, phases: readonly PhaseStanding[], standings: readonly StepStanding[]): PhaseView[] {
  const current = currentPhase(ulo, phases);
  return phases.map((standing) => {
    const { phase: { code, title }, passedOn } = standing;
    const own = standings.filter(({ step }) => step.phase === code);
    return {
      code, title, passedOn,
      current: standing === current,
      needs: gateNeeds(standing, content),
      finished: own.filter(({ finishedOn }) => finishedOn !== null).length,
      steps: own.length,
    };
  });
}

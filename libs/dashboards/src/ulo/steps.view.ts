import { actorRoles, daysBetween, type PlainDate } from '#kernel';
import { brokenPins, saidOf, scheduleOf, type LaidOutPlan, type PhaseStanding, type StandingCode, type StepDays, type StepStanding } from '#workflow';
import {
  conditions, currentPhase, evidenceKinds, isConditionCode, isPaused, networkOn, openWaiverRequests, outcomes, phasesOn, planFollowedOn, stepsOn, templateFollowed, type PlannedStep, type UloState,
} from '#development';
import { gateNeeds } from './gates.view.js';
import { coded } from './shapes.js';
import type { StepPerson } from './step-person.js';
import type { StepName, StepView, PhaseView, FollowedPlanView, StepsView } from './steps.shapes.js';

/** The labels of the standings of steps. */
export const standingWords: Readonly<Record<StandingCode, string>> = {
  done: 'Completed',
  problem: 'There is a problem',
  waived: 'Waived',
  'in-progress': 'In progress',
  ready: 'Ready to start',
  waiting: 'Cannot start yet',
};

export const stepsView = (ulo: UloState, day: PlainDate, personOf: PersonOf = () => null): StepsView => {
  const plan = planFollowedOn(ulo, day);
  const { ended } = ulo.course;
  return {
    plan: plan ? followedPlanView(ulo, plan, day, personOf) : null,
    paused: isPaused(ulo.course, day),
    pauses: ulo.course.pauses.map(({ id, from, to, reason }) => ({ id, from, to, why: reason })),
    returns: ulo.course.returns.map(({ id, on, phase, reason, endedOn }) => ({ id, on, phase: templateFollowed(ulo, day).phases.find(({ code }) => code === phase)?.title ?? phase, why: reason, endedOn })),
    ended: ended && { on: ended.on, outcome: ended.outcome, outcomeInWords: outcomes[ended.outcome], note: ended.note },
  };
};

function followedPlanView(ulo: UloState, plan: LaidOutPlan, day: PlainDate, personOf: PersonOf): FollowedPlanView {
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
    steps: standings.map((standing, i) => ({ ...stepView(ulo, standing, schedule.steps[i] as StepDays, baseline.get(standing.step.code), names), person: personOf(saidOf(ulo.steps, standing.step.code).person) })),
    phases: phaseViews(ulo, plan, phasesOn(ulo, plan, standings, day), standings),
    brokenPins: brokenPins(network, day).map(({ code, finishOn, days, steps }) => ({ step: names(code), finishOn, days, because: steps.map(names) })),
    waiverRequests: openWaiverRequests(ulo.steps).map(({ id, on, step, need, reason, by }) => ({ id, on, step, need, reason, by: coded(actorRoles, by.role) })),
    removed: removed.map(({ code, title, on, reason }) => ({ code, title, on, reason })),
  };
}

/** Looks up the person named for a step. */
export type PersonOf = (id: string | null) => StepPerson | null;
type Names = (code: string) => StepName;

const namesOf = ({ content }: LaidOutPlan): Names => {
  const titles = new Map(content.steps.map(({ code, title }) => [code, title]));
  return (code) => ({ code, title: titles.get(code) ?? '' });
};

function stepView(ulo: UloState, standing: StepStanding, days: StepDays, baseline: PlannedStep | undefined, names: Names): Omit<StepView, 'person'> {
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
    evidence: (ulo.steps.records[code]?.evidence ?? []).map(({ id, on, title: named, kind, ...where }) => ({ id, on, title: named, kind: coded(evidenceKinds, kind), ...where })),
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

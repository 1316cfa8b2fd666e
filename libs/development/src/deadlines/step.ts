import type { LaidOutPlan, StepStanding } from '#workflow';
import { milestoneOfStep } from '../milestones/milestone-of-step.js';
import { BY_ALL_RECORDED, isLaunchStep, nameOfStep, stepsOn } from '../steps/ulo-steps.js';
import type { UloState } from '../ulo.state.js';
import { beforeItEnds, onceOverdue, type DeadlineOfKind, type KindOfDeadline } from './kind-of-deadline.js';
import { ownerOf } from './step-owner.js';
import { terms } from './terms.js';

/**
 * The day by which the plan in force expects a step to finish, from the day on which the step can begin. Steps that cannot
 * start yet have no reminders. For a step with a milestone, the milestone has the deadline.
 */
export const stepDue: KindOfDeadline = {
  label: 'Step due',
  staysOverdue: true,
  endsWithDevelopment: true,
  whatToDo: 'Record what completes it, or reschedule it and say why.',
  tab: 'steps',
  defaultRule: beforeItEnds,
  deadlines(ulo) {
    const { plan } = ulo.steps;
    if (!plan) return [];
    return stepsOn(ulo, plan, BY_ALL_RECORDED).filter(({ step }) => !milestoneOfStep(ulo, step)).flatMap((standing) => dueDays(ulo, plan, standing));
  },
};

/** The reminder rule of steps after their due day. `stepDue` gives the days: lists and calendars show one entry for a step. */
export const stepOverdue: KindOfDeadline = { ...stepDue, label: 'Step overdue', defaultRule: onceOverdue, deadlines: () => [] };

function dueDays({ steps, launch }: UloState, plan: LaidOutPlan, { step, readyOn, finishedOn }: StepStanding): DeadlineOfKind[] {
  if (readyOn === null) return [];
  const agreed = steps.baselines.flatMap(({ on, steps: days }) => (days ?? []).filter(({ code }) => code === step.code).map(({ finishOn }) => ({ on, endsOn: finishOn })));
  const pins = (steps.records[step.code]?.pins ?? []).flatMap(({ on, pin }) => (pin && 'finishOn' in pin ? [{ on, endsOn: pin.finishOn }] : []));
  const launches = isLaunchStep(step) ? launch.plans.map(({ on, launchOn }) => ({ on, endsOn: launchOn })) : [];
  const dates = [...agreed, ...pins, ...launches].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const [first] = dates;
  return terms(dates, finishedOn).map((term) => ({
    subject: `step ${step.code}`,
    name: nameOfStep(step),
    ...(first && { firstDueOn: first.endsOn }),
    ...ownerOf(steps, step),
    ...term,
    from: [term.from, readyOn, plan.on].reduce((a, b) => (a > b ? a : b)),
  })).filter(({ from, until }) => until === null || from < until);
}

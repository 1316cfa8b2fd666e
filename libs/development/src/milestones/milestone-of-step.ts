import type { Step } from '#workflow';
import type { UloState } from '../ulo.state.js';
import { conditionOfKind } from './follow-facts.js';
import type { Milestone } from './state.js';

/** The milestone that is shown as the step: the oldest one that the step's fact achieves and that is not cancelled. */
export function milestoneOfStep({ milestones: { milestones } }: Pick<UloState, 'milestones'>, { done }: Step): Milestone | undefined {
  if (!('condition' in done)) return undefined;
  return milestones.find((m) => m.cancelledOn === null && conditionOfKind[m.kind] === done.condition);
}

/** The step that shows a milestone; undefined when no step shows it. */
export function stepOfMilestone(ulo: Pick<UloState, 'milestones' | 'steps'>, milestone: string): Step | undefined {
  const found = ulo.milestones.milestones.find(({ id }) => id === milestone);
  const condition = found && conditionOfKind[found.kind];
  // The cheap test of the condition comes first: a long history has hundreds of milestones.
  return ulo.steps.plan?.content.steps.find((step) => 'condition' in step.done && step.done.condition === condition && milestoneOfStep(ulo, step)?.id === milestone);
}

/** The step of the plan whose fact achieves milestones of a kind. */
export const stepOfKind = ({ steps: { plan } }: Pick<UloState, 'steps'>, kind: Milestone['kind']): Step | undefined =>
  plan?.content.steps.find(({ done }) => 'condition' in done && done.condition === conditionOfKind[kind]);

import { allRoles } from '#kernel';
import { saidOf, type FollowedPlan, type Step } from '#workflow';
import type { DeadlineOfKind } from './kind-of-deadline.js';

/** The role that owns a step, and the person who was named for it. */
export function ownerOf(steps: Pick<FollowedPlan, 'records'>, step: Step): Pick<DeadlineOfKind, 'owner' | 'person'> {
  const owner = allRoles.find((role) => role === step.owner);
  const { person } = saidOf(steps, step.code);
  return { ...(owner && { owner }), ...(person !== null && { person }) };
}

import { RuleRefused, type DecisionContext } from '#kernel';
import type { FollowedPlan, Step, WaiverRequest } from '#workflow';
import type { UloState } from '../ulo.state.js';
import { nameOfStep } from './ulo-steps.js';

/** A request with the code of its step. */
export interface AskedWaiver extends WaiverRequest {
  step: string;
}

export const waiverRequests = ({ records }: FollowedPlan): AskedWaiver[] =>
  Object.entries(records).flatMap(([step, { waiverRequests }]) => waiverRequests.map((request) => ({ ...request, step })));

/** Requests that were not granted. */
export const openWaiverRequests = (followed: FollowedPlan): AskedWaiver[] =>
  waiverRequests(followed).filter(({ step, need }) => {
    const record = followed.records[step];
    return need === null ? !record?.waiver : !record?.waivedNeeds.some((w) => w.need === need);
  });

/** @throws RuleRefused when this role may not waive the step */
export function refuseRole(step: Step, role: string): void {
  if (step.waivable.includes(role)) return;
  const who = step.waivable.length > 0 ? `Only these may waive it: ${step.waivable.join(', ')}.` : 'Nobody may waive it.';
  throw new RuleRefused('role-may-not-waive', `${nameOfStep(step)} cannot be waived by the role ${role}. ${who}`, [nameOfStep(step)], 'Ask somebody of one of these roles.');
}

/**
 * A waiver needs two people of two roles: the one who requests it and the one who grants it. Without a committee, two
 * programme managers are enough.
 * @throws RuleRefused
 */
export function refuseOwnRequest(step: Step, request: WaiverRequest, { actor, at }: DecisionContext<UloState>): void {
  if (request.by.id === actor.id)
    throw new RuleRefused('waiver-needs-another-person', 'The person who asks for a waiver cannot grant it.', [nameOfStep(step)], 'Another person has to grant it.');
  const managersAlone = at.governance.committee.length === 0 && actor.role === 'programme-manager';
  if (request.by.role === actor.role && !managersAlone)
    throw new RuleRefused('waiver-needs-another-role', `A person of the role ${actor.role} asked for it: another role has to agree.`, [nameOfStep(step)], `One of: ${step.waivable.filter((r) => r !== actor.role).join(', ')}.`);
}

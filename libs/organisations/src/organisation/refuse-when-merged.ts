import { RuleRefused, type DecisionContext } from '#kernel';
import type { OrganisationState } from './organisation.state.js';

/** @throws RuleRefused when the organisation is merged into another one: facts are then recorded about that one */
export function refuseWhenMerged({ now: { register } }: DecisionContext<OrganisationState>): void {
  if (register.mergedInto !== null)
    throw new RuleRefused('organisation-merged', 'This organisation was merged into another.', [], 'Record it of that other one, or separate the two first.');
}

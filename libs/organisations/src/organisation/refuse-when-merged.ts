import { RuleRefused, type DecisionContext } from '#kernel';
import type { OrganisationState } from './organisation.state.js';

/** What is part of another organisation has nothing recorded of it any more. @throws RuleRefused */
export function refuseWhenMerged({ now: { register } }: DecisionContext<OrganisationState>): void {
  if (register.mergedInto !== null)
    throw new RuleRefused('organisation-merged', 'This organisation was merged into another.', [], 'Record it of that other one, or separate the two first.');
}

import type { MentoringState } from './mentoring/mentoring.state.js';
import type { PartnershipState } from './partnership/partnership.state.js';
import type { GovernanceState } from './governance/governance.state.js';

/** Everything folded of one ULO: one slice a part. */
export interface UloState {
  partnership: PartnershipState;
  mentoring: MentoringState;
  governance: GovernanceState;
}

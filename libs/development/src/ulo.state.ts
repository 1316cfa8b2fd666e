import type { MentoringState } from './mentoring/mentoring.state.js';
import type { ComplianceState } from './compliance/compliance.state.js';
import type { PartnershipState } from './partnership/partnership.state.js';
import type { GovernanceState } from './governance/governance.state.js';
import type { BidsState } from './bids/bids.state.js';
import type { AgreementsState } from './agreements/agreements.state.js';

/** Everything folded of one ULO: one slice a part. */
export interface UloState {
  partnership: PartnershipState;
  compliance: ComplianceState;
  mentoring: MentoringState;
  governance: GovernanceState;
  bids: BidsState;
  agreements: AgreementsState;
}

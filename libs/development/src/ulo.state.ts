import type { MentoringState } from './mentoring/state.js';
import type { ComplianceState } from './compliance/state.js';
import type { PartnershipState } from './partnership/state.js';
import type { ChampioningState } from './championing/state.js';
import type { PlanState } from './plan/state.js';
import type { MilestonesState } from './milestones/state.js';
import type { LaunchState } from './launch/state.js';
import type { MarketingState } from './marketing/state.js';
import type { OutreachState } from './outreach/state.js';
import type { LessonsState } from './lessons/state.js';
import type { GovernanceState } from './governance/state.js';
import type { BidsState } from './bids/state.js';
import type { AgreementsState } from './agreements/state.js';
import type { StaffingState } from './staffing/state.js';
import type { PremisesState } from './premises/state.js';
import type { QualityState } from './quality/state.js';
import type { ServicesState } from './services/state.js';
import type { ActionsState } from './actions/state.js';
import type { CriteriaState } from './criteria/state.js';
import type { CourseState } from './course/state.js';
import type { StepsState } from './steps/state.js';

/** Everything folded of one ULO: one slice a part. */
export interface UloState {
  partnership: PartnershipState;
  championing: ChampioningState;
  plan: PlanState;
  milestones: MilestonesState;
  launch: LaunchState;
  marketing: MarketingState;
  outreach: OutreachState;
  lessons: LessonsState;
  compliance: ComplianceState;
  mentoring: MentoringState;
  governance: GovernanceState;
  bids: BidsState;
  agreements: AgreementsState;
  staffing: StaffingState;
  premises: PremisesState;
  quality: QualityState;
  services: ServicesState;
  criteria: CriteriaState;
  course: CourseState;
  steps: StepsState;
  actions: ActionsState;
}

import type { Instant, PlainDate } from '#kernel';
import type { CriteriaView } from './criteria.view.js';
import type { FundingView } from './funding.view.js';
import type { GovernanceView } from './governance.view.js';
import type { LaunchView } from './launch.view.js';
import type { LessonsView } from './lessons.view.js';
import type { MentoringView } from './mentoring.view.js';
import type { MilestonesView } from './milestones.view.js';
import type { OutreachView } from './outreach.view.js';
import type { OverviewView } from './overview.view.js';
import type { PartnershipView } from './partnership.view.js';
import type { PlanView } from './plan.view.js';
import type { PremisesView } from './premises.view.js';
import type { QualityView } from './quality.view.js';
import type { ServicesView } from './services.view.js';
import type { StaffingView } from './staffing.view.js';
import type { WarningsView } from './warnings.view.js';

/** Everything that the pages of one ULO show, as plain JSON, as at one day and as known on one day. */
export interface UloView {
  id: string;
  /** The revision of the last event of its stream. */
  revision: number;
  lastRecordedAt: Instant;
  /** True when all of it is shipped example data. */
  example: boolean;
  moment: {
    /** What was asked for; null when not. */
    asAt: PlainDate | null;
    knownAt: PlainDate | null;
    /** The day that "today" means in this view: the as-at day, else the known-at day, else the day of asking. */
    day: PlainDate;
  };
  overview: OverviewView;
  partnership: PartnershipView;
  plan: PlanView;
  milestones: MilestonesView;
  mentoring: MentoringView;
  governance: GovernanceView;
  staffing: StaffingView;
  premises: PremisesView;
  quality: QualityView;
  funding: FundingView;
  launch: LaunchView;
  outreach: OutreachView;
  services: ServicesView;
  criteria: CriteriaView;
  lessons: LessonsView;
  warnings: WarningsView;
}

import { defineProcess } from '#kernel';
import { mentoring } from './mentoring/mentoring.decider.js';
import { mentoringEvents } from './mentoring/mentoring.events.js';
import { partnership } from './partnership/partnership.decider.js';
import { partnershipEvents } from './partnership/partnership.events.js';
import { championing } from './championing/championing.decider.js';
import { championingEvents } from './championing/championing.events.js';
import { plan } from './plan/plan.decider.js';
import { planEvents } from './plan/plan.events.js';
import { milestones } from './milestones/milestones.decider.js';
import { milestonesEvents } from './milestones/milestones.events.js';
import { launch } from './launch/launch.decider.js';
import { launchEvents } from './launch/launch.events.js';
import { marketing } from './marketing/marketing.decider.js';
import { marketingEvents } from './marketing/marketing.events.js';
import { outreach } from './outreach/outreach.decider.js';
import { outreachEvents } from './outreach/outreach.events.js';
import { lessons } from './lessons/lessons.decider.js';
import { lessonsEvents } from './lessons/lessons.events.js';
import { governance } from './governance/governance.decider.js';
import { governanceEvents } from './governance/governance.events.js';
import { compliance } from './compliance/compliance.decider.js';
import { complianceEvents } from './compliance/compliance.events.js';
import { bids } from './bids/bids.decider.js';
import { bidsEvents } from './bids/bids.events.js';
import { agreements } from './agreements/agreements.decider.js';
import { agreementsEvents } from './agreements/agreements.events.js';
import { staffing } from './staffing/staffing.decider.js';
import { staffingEvents } from './staffing/staffing.events.js';
import { premises } from './premises/premises.decider.js';
import { premisesEvents } from './premises/premises.events.js';
import { quality } from './quality/quality.decider.js';
import { qualityEvents } from './quality/quality.events.js';
import { services } from './services/services.decider.js';
import { servicesEvents } from './services/services.events.js';
import { criteria } from './criteria/criteria.decider.js';
import { criteriaEvents } from './criteria/criteria.events.js';
import type { UloState } from './ulo.state.js';

/** The process of one ULO: its parts in the order in which they see each fact. */
export const ulo = defineProcess<UloState>(
  'ulo',
  {
    partnership,
    championing,
    plan,
    milestones,
    launch,
    marketing,
    outreach,
    lessons,
    compliance,
    mentoring,
    governance,
    bids,
    agreements,
    staffing,
    premises,
    quality,
    services,
    criteria,
  },
  {
    ...partnershipEvents,
    ...championingEvents,
    ...planEvents,
    ...milestonesEvents,
    ...launchEvents,
    ...marketingEvents,
    ...outreachEvents,
    ...lessonsEvents,
    ...complianceEvents,
    ...mentoringEvents,
    ...governanceEvents,
    ...bidsEvents,
    ...agreementsEvents,
    ...staffingEvents,
    ...premisesEvents,
    ...qualityEvents,
    ...servicesEvents,
    ...criteriaEvents,
  },
);

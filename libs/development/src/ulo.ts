import { defineProcess } from '#kernel';
import { mentoring } from './mentoring/mentoring.decider.js';
import { mentoringEvents } from './mentoring/mentoring.events.js';
import { partnership } from './partnership/partnership.decider.js';
import { partnershipEvents } from './partnership/partnership.events.js';
import { governance } from './governance/governance.decider.js';
import { governanceEvents } from './governance/governance.events.js';
import { compliance } from './compliance/compliance.decider.js';
import { complianceEvents } from './compliance/compliance.events.js';
import { bids } from './bids/bids.decider.js';
import { bidsEvents } from './bids/bids.events.js';
import { agreements } from './agreements/agreements.decider.js';
import { agreementsEvents } from './agreements/agreements.events.js';
import type { UloState } from './ulo.state.js';

/** The process of one ULO: its parts in the order in which they see each fact. */
export const ulo = defineProcess<UloState>(
  'ulo',
  {
    partnership,
    compliance,
    mentoring,
    governance,
    bids,
    agreements,
  },
  {
    ...partnershipEvents,
    ...complianceEvents,
    ...mentoringEvents,
    ...governanceEvents,
    ...bidsEvents,
    ...agreementsEvents,
  },
);

import { defineStreamType, fromDecider, type StreamType } from '#kernel';
import { lessons } from './lessons/index.js';
import { partnershipCommands } from './partnership/partnership.commands.js';
import { partnership } from './partnership/partnership.decider.js';
import { partnershipEvents } from './partnership/partnership.events.js';
import { championing } from './championing/index.js';
import { plan } from './plan/index.js';
import { milestones } from './milestones/index.js';
import { launch } from './launch/index.js';
import { marketing } from './marketing/index.js';
import { outreach } from './outreach/index.js';
import { compliance } from './compliance/index.js';
import { mentoringCommands } from './mentoring/mentoring.commands.js';
import { mentoring } from './mentoring/mentoring.decider.js';
import { mentoringEvents } from './mentoring/mentoring.events.js';
import { mentoringReferences } from './mentoring/mentoring.references.js';
import { governanceCommands } from './governance/governance.commands.js';
import { governance } from './governance/governance.decider.js';
import { governanceEvents } from './governance/governance.events.js';
import { governanceReferences } from './governance/governance.references.js';
import { bidsCommands } from './bids/bids.commands.js';
import { bids } from './bids/bids.decider.js';
import { bidsEvents } from './bids/bids.events.js';
import { bidsReferences } from './bids/bids.references.js';
import { agreementsCommands } from './agreements/agreements.commands.js';
import { agreements } from './agreements/agreements.decider.js';
import { agreementsEvents } from './agreements/agreements.events.js';
import { agreementsReferences } from './agreements/agreements.references.js';
import { staffingCommands } from './staffing/staffing.commands.js';
import { staffing } from './staffing/staffing.decider.js';
import { staffingEvents } from './staffing/staffing.events.js';
import { staffingReferences } from './staffing/staffing.references.js';
import { premisesCommands } from './premises/premises.commands.js';
import { premises } from './premises/premises.decider.js';
import { premisesEvents } from './premises/premises.events.js';
import { premisesReferences } from './premises/premises.references.js';
import { quality } from './quality/index.js';
import { services } from './services/index.js';
import { criteria } from './criteria/index.js';
import type { UloState } from './ulo.state.js';

/** A ULO: its parts in the order in which they see each fact. */
const parts = defineStreamType<UloState>('ulo', {
  partnership: fromDecider(partnership, { title: 'Partnership', commands: partnershipCommands, events: partnershipEvents }),
  championing,
  plan,
  milestones,
  launch,
  marketing,
  outreach,
  lessons,
  compliance,
  mentoring: fromDecider(mentoring, { title: 'Mentoring', commands: mentoringCommands, events: mentoringEvents, choices: mentoringReferences }),
  governance: fromDecider(governance, { title: 'Governance', commands: governanceCommands, events: governanceEvents, choices: governanceReferences }),
  bids: fromDecider(bids, { title: 'Bids', commands: bidsCommands, events: bidsEvents, choices: bidsReferences }),
  agreements: fromDecider(agreements, { title: 'Funding agreements', commands: agreementsCommands, events: agreementsEvents, choices: agreementsReferences }),
  staffing: fromDecider(staffing, { title: 'Staff', commands: staffingCommands, events: staffingEvents, choices: staffingReferences }),
  premises: fromDecider(premises, { title: 'Premises', commands: premisesCommands, events: premisesEvents, choices: premisesReferences }),
  quality,
  services,
  criteria,
});

export const ulo: StreamType<UloState> = { ...parts, programmeOf: (state) => state.partnership.programme };

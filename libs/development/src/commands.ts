import type { CommandClass } from '#kernel';
import { complianceCommands } from './compliance/compliance.commands.js';
import { mentoringCommands } from './mentoring/mentoring.commands.js';
import { partnershipCommands } from './partnership/partnership.commands.js';
import { championingCommands } from './championing/championing.commands.js';
import { planCommands } from './plan/plan.commands.js';
import { milestonesCommands } from './milestones/milestones.commands.js';
import { launchCommands } from './launch/launch.commands.js';
import { marketingCommands } from './marketing/marketing.commands.js';
import { outreachCommands } from './outreach/outreach.commands.js';
import { lessonsCommands } from './lessons/lessons.commands.js';
import { programmeCommands } from './programme/programme.commands.js';
import { reminderPolicyCommands } from './reminder-policy/reminder-policy.commands.js';
import { governanceCommands } from './governance/governance.commands.js';
import { bidsCommands } from './bids/bids.commands.js';
import { agreementsCommands } from './agreements/agreements.commands.js';
import { staffingCommands } from './staffing/staffing.commands.js';
import { premisesCommands } from './premises/premises.commands.js';
import { qualityCommands } from './quality/quality.commands.js';
import { servicesCommands } from './services/services.commands.js';
import { criteriaCommands } from './criteria/criteria.commands.js';

/** Every command about a ULO or a programme. */
export const commands: readonly CommandClass[] = [
  ...programmeCommands,
  ...reminderPolicyCommands,
  ...partnershipCommands,
  ...championingCommands,
  ...planCommands,
  ...milestonesCommands,
  ...launchCommands,
  ...marketingCommands,
  ...outreachCommands,
  ...lessonsCommands,
  ...complianceCommands,
  ...mentoringCommands,
  ...governanceCommands,
  ...bidsCommands,
  ...agreementsCommands,
  ...staffingCommands,
  ...premisesCommands,
  ...qualityCommands,
  ...servicesCommands,
  ...criteriaCommands,
];

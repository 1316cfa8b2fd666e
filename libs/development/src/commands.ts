import type { CommandClass } from '#kernel';
import { complianceCommands } from './compliance/compliance.commands.js';
import { mentoringCommands } from './mentoring/mentoring.commands.js';
import { partnershipCommands } from './partnership/partnership.commands.js';
import { governanceCommands } from './governance/governance.commands.js';
import { bidsCommands } from './bids/bids.commands.js';
import { agreementsCommands } from './agreements/agreements.commands.js';

/** Every command that Milepost takes. */
export const commands: readonly CommandClass[] = [
  ...partnershipCommands,
  ...complianceCommands,
  ...mentoringCommands,
  ...governanceCommands,
  ...bidsCommands,
  ...agreementsCommands,
];

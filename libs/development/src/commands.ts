import type { CommandClass } from '#kernel';
import { mentoringCommands } from './mentoring/mentoring.commands.js';
import { partnershipCommands } from './partnership/partnership.commands.js';
import { governanceCommands } from './governance/governance.commands.js';

/** Every command that Milepost takes. */
export const commands: readonly CommandClass[] = [
  ...partnershipCommands,
  ...mentoringCommands,
  ...governanceCommands,
];

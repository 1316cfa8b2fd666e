import { defineStreamType, type CommandClass, type StreamType } from '#kernel';
import type { ProgrammeState } from './programme.state.js';
import { AdoptRuleSet, CloseProgramme, programmeItself } from './programme/index.js';
import { reminderPolicy } from './reminder-policy/index.js';
import { templates } from './template/index.js';

const parts = defineStreamType<ProgrammeState>('programme', { programme: programmeItself, reminderPolicy, templates });

/** The commands that need an open programme. Facts about its area can be older than the programme. */
const needBeginning: ReadonlySet<CommandClass> = new Set([...reminderPolicy.commands, ...templates.commands, AdoptRuleSet, CloseProgramme]);

export const programme: StreamType<ProgrammeState> = {
  ...parts,
  closedOn: (state) => state.programme.closedOn,
  beganOn: (state) => state.programme.openedOn,
  needsBeginning: (command) => needBeginning.has(command),
};

import { defineStreamType, fromDecider } from '#kernel';
import { programmeCommands } from './programme/programme.commands.js';
import { programmePart } from './programme/programme.decider.js';
import { programmeEvents } from './programme/programme.events.js';
import type { ProgrammeState } from './programme/programme.state.js';
import { reminderPolicyCommands } from './reminder-policy/reminder-policy.commands.js';
import { reminderPolicy } from './reminder-policy/reminder-policy.decider.js';
import { reminderPolicyEvents } from './reminder-policy/reminder-policy.events.js';

export const programme = defineStreamType<ProgrammeState>('programme', {
  programme: fromDecider(programmePart, { title: 'Programme', commands: programmeCommands, events: programmeEvents }),
  reminderPolicy: fromDecider(reminderPolicy, { title: 'Reminders', commands: reminderPolicyCommands, events: reminderPolicyEvents }),
});

import { defineStreamType, fromDecider, type StreamType } from '#kernel';
import { programmeCommands } from './programme/programme.commands.js';
import { programmePart } from './programme/programme.decider.js';
import { programmeEvents } from './programme/programme.events.js';
import type { ProgrammeState } from './programme/programme.state.js';
import { reminderPolicyCommands } from './reminder-policy/reminder-policy.commands.js';
import { reminderPolicy } from './reminder-policy/reminder-policy.decider.js';
import { reminderPolicyEvents } from './reminder-policy/reminder-policy.events.js';

const parts = defineStreamType<ProgrammeState>('programme', {
  programme: fromDecider(programmePart, { title: 'Programme', commands: programmeCommands, events: programmeEvents }),
  reminderPolicy: fromDecider(reminderPolicy, { title: 'Reminders', commands: reminderPolicyCommands, events: reminderPolicyEvents }),
});

export const programme: StreamType<ProgrammeState> = { ...parts, closedOn: (state) => state.programme.closedOn };

import { defineProcess } from '#kernel';
import { programmePart } from './programme/programme.decider.js';
import { programmeEvents } from './programme/programme.events.js';
import { reminderPolicy } from './reminder-policy/reminder-policy.decider.js';
import { reminderPolicyEvents } from './reminder-policy/reminder-policy.events.js';
import type { ProgrammeState } from './programme/programme.state.js';

/** The process of one programme. */
export const programme = defineProcess<ProgrammeState>(
  'programme',
  { programme: programmePart, reminderPolicy },
  { ...programmeEvents, ...reminderPolicyEvents },
);

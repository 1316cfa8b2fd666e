import type { ProgrammeSlice } from './programme/state.js';
import type { ReminderPolicy } from './reminder-policy/state.js';
import type { TemplatesState } from './template/state.js';

/** The state of one programme: one slice for each part. */
export interface ProgrammeState {
  programme: ProgrammeSlice;
  reminderPolicy: ReminderPolicy;
  templates: TemplatesState;
}

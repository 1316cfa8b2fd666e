import { defineStreamType, type StreamType } from '#kernel';
import type { ProgrammeState } from './programme.state.js';
import { programmeItself } from './programme/index.js';
import { reminderPolicy } from './reminder-policy/index.js';
import { templates } from './template/index.js';

const parts = defineStreamType<ProgrammeState>('programme', { programme: programmeItself, reminderPolicy, templates });

export const programme: StreamType<ProgrammeState> = { ...parts, closedOn: (state) => state.programme.closedOn };

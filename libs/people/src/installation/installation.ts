import { defineStreamType } from '#kernel';
import { grants } from './grants/index.js';
import type { InstallationState } from './installation.state.js';

/** The stream type of the single stream with facts about the whole installation. */
export const installation = defineStreamType<InstallationState>('installation', { grants });

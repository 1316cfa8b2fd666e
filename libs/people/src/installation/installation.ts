import { defineStreamType } from '#kernel';
import { grants } from './grants/index.js';
import type { InstallationState } from './installation.state.js';

/** The one stream of what holds for everything there is. */
export const installation = defineStreamType<InstallationState>('installation', { grants });

import { defineStreamType } from '#kernel';
import { names } from './names/index.js';
import type { OrganisationState } from './organisation.state.js';
import { register } from './register/index.js';

/** The stream type of organisations that mentor, commission or fund ULOs, or work with them. */
export const organisation = defineStreamType<OrganisationState>('organisation', { register, names });

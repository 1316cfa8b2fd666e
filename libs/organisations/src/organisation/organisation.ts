import { defineStreamType } from '#kernel';
import { names } from './names/index.js';
import type { OrganisationState } from './organisation.state.js';
import { register } from './register/index.js';

/** An organisation that mentors, commissions or funds ULOs, or works beside them. */
export const organisation = defineStreamType<OrganisationState>('organisation', { register, names });

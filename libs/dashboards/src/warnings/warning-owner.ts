import { roles, type Role } from '#kernel';
import { coded, type Coded } from '../ulo/shapes.js';

/** The owner of a warning, with its label. */
export const warningOwner = (owner: Role | 'owner'): Coded => coded({ owner: 'Development worker, before there is one the programme manager', ...roles }, owner);

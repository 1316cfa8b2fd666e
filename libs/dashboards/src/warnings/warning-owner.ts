import { roles, type Role } from '#kernel';
import { coded, type Coded } from '../ulo/shapes.js';

/** Who sees to a warning, in words. */
export const warningOwner = (owner: Role | 'owner'): Coded => coded({ owner: 'Development worker, before there is one the programme manager', ...roles }, owner);

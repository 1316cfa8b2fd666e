import { programme } from './programme.js';
import { ulo } from './ulo.js';

/** The stream types of the domain. */
export const deciders = { ulo, programme };

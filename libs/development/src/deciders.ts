import { programme } from './programme.js';
import { ulo } from './ulo.js';

/** The kinds of stream of the domain. */
export const deciders = { ulo, programme };

import { programme } from './programme.js';
import { ulo } from './ulo.js';

/** The kinds of stream that there are. */
export const processes = { ulo, programme };

import type { CommandClass } from '#kernel';
import { programme } from './programme.js';
import { ulo } from './ulo.js';

/** Every command about a ULO or a programme, in the order in which lists show them. */
export const commands: readonly CommandClass[] = [...programme.commands, ...ulo.commands];

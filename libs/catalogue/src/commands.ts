import { commands as development } from '#development';
import type { CommandClass } from '#kernel';
import { organisation } from '#organisations';
import { installation, person } from '#people';

/** Every command of Milepost, in the order in which lists show them. */
export const commands: readonly CommandClass[] = [...development, ...person.commands, ...installation.commands, ...organisation.commands];

import { commands as development } from '#development';
import type { CommandClass } from '#kernel';
import { person } from '#people';

/** Every command that Milepost takes, in the order in which lists show them. */
export const commands: readonly CommandClass[] = [...development, ...person.commands];

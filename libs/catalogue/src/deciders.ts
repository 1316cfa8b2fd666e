import { programme, ulo } from '#development';
import { organisation } from '#organisations';
import { installation, person } from '#people';
import { reminders } from '#reminders';
import { manager } from '#workflow';

/** How each kind of stream is folded and decided. */
export const deciders = { ulo, programme, person, installation, organisation, reminders, manager };

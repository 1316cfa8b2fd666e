import { programme, ulo } from '#development';
import { installation, person } from '#people';
import { reminders } from '#reminders';
import { manager } from '#workflow';

/** How each kind of stream is folded and decided. */
export const processes = { ulo, programme, person, installation, reminders, manager };

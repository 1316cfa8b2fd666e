import { programme, ulo } from '#development';
import { organisation } from '#organisations';
import { installation, person } from '#people';
import { reminders } from '#reminders';
import { manager } from '#workflow';

/** The decider of each kind of stream. */
export const deciders = { ulo, programme, person, installation, organisation, reminders, manager };

import { defineProcess, type CommandClass } from '#kernel';
import { detailsPart } from './details.decider.js';
import { detailsCommands } from './person.commands.js';
import { personEvents } from './person.events.js';
import type { PersonState } from './person.state.js';
import { preferencesPart } from './preferences.decider.js';
import { preferencesCommands } from './preferences.commands.js';

/** The process of one person. */
export const person = defineProcess<PersonState>('person', { details: detailsPart, preferences: preferencesPart }, personEvents);

export const personCommands: readonly CommandClass[] = [...detailsCommands, ...preferencesCommands];

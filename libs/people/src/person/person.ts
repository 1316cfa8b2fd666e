import { defineStreamType, fromDecider } from '#kernel';
import { detailsPart } from './details.decider.js';
import { detailsCommands } from './person.commands.js';
import { detailsEvents, preferencesEvents } from './person.events.js';
import type { PersonState } from './person.state.js';
import { preferencesPart } from './preferences.decider.js';
import { preferencesCommands } from './preferences.commands.js';

export const person = defineStreamType<PersonState>('person', {
  details: fromDecider(detailsPart, { title: 'Details', commands: detailsCommands, events: detailsEvents }),
  preferences: fromDecider(preferencesPart, { title: 'Reminders and calendar', commands: preferencesCommands, events: preferencesEvents }),
});

import { programme, ulo } from '#development';
import type { Steps } from '#event-store';
import type { EventDeclaration } from '#kernel';
import { person } from '#people';
import { reminderEventSteps } from '#reminders';
import { processes } from './processes.js';

/** The current version of every event type, as declared. */
export const eventVersions: Readonly<Record<string, number>> = Object.fromEntries(
  Object.values(processes)
    .flatMap(({ events }): [string, EventDeclaration][] => Object.entries(events))
    .map(([type, { version }]) => [type, version]),
);

/** How the data of older versions is lifted, one version at a time. */
export const eventSteps: Steps = { ...programme.upcasters, ...ulo.upcasters, ...person.upcasters, ...reminderEventSteps };

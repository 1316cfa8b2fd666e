import { programme, ulo } from '#development';
import type { Steps } from '#event-store';
import type { EventDeclaration } from '#kernel';
import { organisation } from '#organisations';
import { installation, person } from '#people';
import { reminderEventSteps } from '#reminders';
import { correctionEvents, redactionEvents } from '#history';
import { deciders } from './deciders.js';

const declared: readonly [string, EventDeclaration][] = Object.values(deciders).flatMap(({ events }) => Object.entries(events));

/** The declared current version of every event type. */
export const eventVersions: Readonly<Record<string, number>> = Object.fromEntries(declared.map(([type, { version }]) => [type, version]));

/** The upcasters of every event type. Each turns one version into the next. */
export const eventSteps: Steps = { ...programme.upcasters, ...ulo.upcasters, ...person.upcasters, ...installation.upcasters, ...organisation.upcasters, ...reminderEventSteps };

/** The current version of every event type, including corrections, with the schema of its data. */
export const eventSchemas: Readonly<Record<string, Pick<EventDeclaration, 'version' | 'schema'>>> = Object.fromEntries([
  ...declared,
  ...Object.entries(correctionEvents),
  ...Object.entries(redactionEvents),
]);

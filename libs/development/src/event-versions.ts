import type { EventDeclaration } from '#kernel';
import { processes } from './processes.js';

/** The current version of every event type, as declared. */
export const eventVersions: Readonly<Record<string, number>> = Object.fromEntries(
  Object.values(processes)
    .flatMap(({ events }): [string, EventDeclaration][] => Object.entries(events))
    .map(([type, { version }]) => [type, version]),
);

/**
 * How the data of older versions is lifted, one version at a time: by event type, then by the version that is lifted.
 * Every event is still in its first version. Whoever declares a second one adds the step here and a recorded stream of
 * the first to `test/history`.
 */
export const eventSteps: Record<string, Record<number, (data: object) => object>> = {};

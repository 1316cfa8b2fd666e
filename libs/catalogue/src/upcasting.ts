import { UpcastingEventStore, defineUpcasters, type EventStore } from '#event-store';
import { eventSteps, eventVersions } from './event-versions.js';

/** The log as it is read: every event in its current version. */
export const inCurrentVersions = (log: EventStore): EventStore => new UpcastingEventStore(log, defineUpcasters(eventSteps, eventVersions));

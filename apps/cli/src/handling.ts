import { createCommandHandling, type CommandHandling } from '#commands';
import { commands, eventSteps, eventVersions, processes } from '#development';
import { UpcastingEventStore, defineUpcasters, type EventStore } from '#event-store';
import { systemClock, systemIds, type Clock } from '#kernel';

/** The way of a command on any log, with any clock: it reads events in their current versions. */
export const handlingOn = (store: EventStore, clock: Clock = systemClock): CommandHandling =>
  createCommandHandling({ store: new UpcastingEventStore(store, defineUpcasters(eventSteps, eventVersions)), clock, ids: systemIds, processes, commands });

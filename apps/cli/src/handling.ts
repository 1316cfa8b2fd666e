import { createCommandHandling, type CommandHandling } from '#commands';
import { commands, inCurrentVersions, processes } from '#catalogue';
import type { EventStore } from '#event-store';
import { systemClock, systemIds, type Clock, type IdSource } from '#kernel';

/** The way of a command on any log, with any clock: it reads events in their current versions. */
export const handlingOn = (store: EventStore, clock: Clock = systemClock, ids: IdSource = systemIds): CommandHandling =>
  createCommandHandling({ store: inCurrentVersions(store), clock, ids, processes, commands });

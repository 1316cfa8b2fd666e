import { createCommandHandling, type CommandHandling } from '#commands';
import { commands, processes } from '#development';
import type { EventStore } from '#event-store';
import { systemClock, systemIds, type Clock } from '#kernel';

/** The way of a command on any store, with any clock. */
export const handlingOn = (store: EventStore, clock: Clock = systemClock): CommandHandling =>
  createCommandHandling({ store, clock, ids: systemIds, processes, commands });

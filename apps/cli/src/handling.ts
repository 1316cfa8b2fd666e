import { createCommandPipeline, type CommandPipeline } from '#commands';
import { commands, inCurrentVersions, deciders, withTexts } from '#catalogue';
import type { EventStore } from '#event-store';
import { systemIds, type Clock, type IdSource } from '#kernel';
import { personalDataWith, type KeyStore } from '#people';

/**
 * The command pipeline for a log and a clock. It reads events in their current versions.
 * @param keys without them no event about a person can be recorded, and texts stay sealed
 * @param inClear for invented data: long texts are written unsealed
 */
export const handlingOn = (store: EventStore, clock: Clock, { ids = systemIds, keys, inClear = false }: { ids?: IdSource; keys?: KeyStore; inClear?: boolean }): CommandPipeline =>
  createCommandPipeline({ store: keys && !inClear ? withTexts(store, keys) : inCurrentVersions(store), clock, ids, deciders, commands, ...(keys ? { personalData: personalDataWith(keys) } : {}) });

import type { Command } from 'commander';
import { withoutPassword, type EventStore } from '#event-store';
import { systemClock, systemIds, type Clock, type IdSource } from '#kernel';
import type { KeyStore } from '#people';
import { masterKeyOf, openKeys, writing } from '../composition.js';
import { writeLine, type Terminal } from '../terminal.js';
import { placeOf } from './place.js';

export const addSeed = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('seed')
    .description('Loads the two examples into an empty data folder. Their dates, counts and amounts are illustrative.');
  command.action(async () => {
    // Imported on demand: the command pipeline takes longest to load, and only recording needs it.
    const { NotEmpty, seedCluster, seedFolder, shippedExamples } = await import('#loading');
    const { handlingOn } = await import('../handling.js');
    const place = placeOf(command, terminal);
    const masterKey = (isNew: boolean): string => masterKeyOf(terminal, place)(isNew);
    const options = {
      clock: systemClock,
      files: shippedExamples(),
      handlingOn: (store: EventStore, clock: Clock, keys: KeyStore, ids: IdSource = systemIds) => handlingOn(store, clock, { ids, keys }),
    };
    const rows =
      place.url === undefined
        ? await seedFolder({ ...options, folder: place.folder, program: 'milepost seed', masterKey })
        : await writing(place, (store) => seedCluster({ ...options, store, keys: () => openKeys(place, masterKey) }));
    if (rows === undefined) throw new NotEmpty(`The log in ${place.url === undefined ? place.folder : withoutPassword(place.url)} is not empty: examples are loaded into an empty one only.`);
    await writeLine(terminal.out, `Loaded the examples: ${rows} rows.`);
  });
};

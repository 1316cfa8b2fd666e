import { InvalidArgumentError, type Command } from 'commander';
import { withoutPassword, type EventStore } from '#event-store';
import { systemClock, systemIds, type Clock, type IdSource } from '#kernel';
import type { KeyStore } from '#people';
import { masterKeyOf, openKeys, writing } from '../composition.js';
import { writeLine, type Terminal } from '../terminal.js';
import { placeOf } from './place.js';

const MAX_ULOS = 1_000;
const MAX_SEED = 1_000_000;

interface Options {
  /** The number of ULOs of a synthetic programme. */
  programme?: number;
  randomSeed: number;
}

export const addSeed = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('seed')
    .description('Loads the two examples into an empty data folder. Their dates, counts and amounts are illustrative.')
    .option('--programme <ulos>', 'instead of the examples: a synthetic programme with this many invented ULOs, for demonstrations and tests of forecasts', wholeNumberUpTo(MAX_ULOS))
    .option('--random-seed <number>', 'the random seed of the synthetic programme: the same number gives the same programme', wholeNumberUpTo(MAX_SEED), 1);
  command.action(async (options: Options) => {
    const place = placeOf(command, terminal);
    const { NotEmpty } = await import('#import');
    const recorded = options.programme === undefined ? await seedExamples(terminal, place) : await seedProgramme(terminal, place, options.programme, options.randomSeed);
    if (recorded === undefined) throw new NotEmpty(`The log in ${place.url === undefined ? place.folder : withoutPassword(place.url)} is not empty: examples are loaded into an empty one only.`);
    await writeLine(terminal.out, options.programme === undefined ? `Loaded the examples: ${recorded} rows.` : `Loaded a synthetic programme of ${options.programme} invented ULOs: ${recorded} commands.`);
  });
};

const wholeNumberUpTo = (maximum: number) => (text: string): number => {
  const value = Number(text);
  if (!/^\d{1,9}$/u.test(text) || value < 1 || value > maximum) throw new InvalidArgumentError(`Give a whole number from 1 to ${maximum}.`);
  return value;
};

type Place = ReturnType<typeof placeOf>;

/** Options for loading. The command pipeline is imported late: it takes longest to load, and only recording needs it. */
async function loadOptions(terminal: Terminal, place: Place) {
  const { handlingOn } = await import('../handling.js');
  return {
    clock: systemClock,
    masterKey: (isNew: boolean): string => masterKeyOf(terminal, place)(isNew),
    handlingOn: (store: EventStore, clock: Clock, keys: KeyStore, ids: IdSource = systemIds) => handlingOn(store, clock, { ids, keys, inClear: true }),
  };
}

async function seedExamples(terminal: Terminal, place: Place): Promise<number | undefined> {
  const { loadExamples, seedCluster, seedFolder, shippedExamples } = await import('#import');
  const { masterKey, ...options } = await loadOptions(terminal, place);
  const files = shippedExamples();
  return place.url === undefined
    ? seedFolder({ ...options, folder: place.folder, program: 'milepost seed', masterKey, load: (log) => loadExamples({ ...log, files }) })
    : writing(place, (store) => seedCluster({ ...options, files, store, keys: () => openKeys(place, masterKey) }));
}

async function seedProgramme(terminal: Terminal, place: Place, ulos: number, seed: number): Promise<number | undefined> {
  const { loadSynthetic, seedFolder } = await import('#import');
  const { masterKey, handlingOn, clock } = await loadOptions(terminal, place);
  if (place.url === undefined) return seedFolder({ clock, handlingOn, folder: place.folder, program: 'milepost seed', masterKey, load: (log) => loadSynthetic({ ...log, ulos, seed }) });
  return writing(place, async (store) => {
    const keys = await openKeys(place, masterKey);
    try {
      return await loadSynthetic({ store, clock, ulos, seed, handling: (set) => handlingOn(store, set, keys) });
    } finally {
      await keys.close();
    }
  });
}

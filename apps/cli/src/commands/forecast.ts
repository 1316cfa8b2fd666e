import { InvalidArgumentError, type Command } from 'commander';
import { directoryOf, type DirectoryEntry } from '#audit';
import type { BacktestDay } from '#dashboards';
import { systemClock } from '#kernel';
import { reading } from '../composition.js';
import { WrongUse } from '../exit-codes.js';
import { writeLine, type Terminal } from '../terminal.js';
import { placeOf } from './place.js';
import { programmeStream } from './template-sources.js';

interface Options {
  backtest?: true;
  programme?: string;
  every: number;
}

export const addForecast = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('forecast')
    .description('Compares past forecasts with the actual dates. Each forecast uses only what was known on its day.')
    .option('--backtest', 'report how accurate past forecasts were')
    .option('--programme <programme>', 'of this programme: its name or its id (when there are several)')
    .option('--every <days>', 'days between two forecasts', daysBetweenForecasts, 180);
  command.action(async ({ backtest: isRequested, programme, every }: Options) => {
    if (!isRequested) throw new WrongUse('Say what is wanted: --backtest. A ULO’s forecast stands on its page “Plan”, and in its JSON.');
    const { backtest } = await import('#dashboards');
    const days: BacktestDay[] = [];
    const { inCurrentVersions } = await import('#catalogue');
    await reading(placeOf(command, terminal), async (opened) => {
      const store = inCurrentVersions(opened);
      const entries = await directoryOf(store);
      const { id } = programme === undefined ? onlyProgramme(entries) : await programmeStream(store, programme);
      const ulos = entries.filter((entry) => entry.kind === 'ulo' && entry.programme === id).map((entry) => entry.id);
      await writeLine(terminal.out, 'day         forecasts  still under way  within P10 to P90  median error  from');
      for await (const day of backtest(store, ulos, every, systemClock.today())) {
        days.push(day);
        if (day.forecasts > 0) await writeLine(terminal.out, line(day));
      }
    });
    const [fair, early] = [days.filter(isFair), days.filter((day) => !isFair(day))];
    await writeLine(terminal.out, summary('From what this programme took', fair.filter(({ fromExperience }) => fromExperience)));
    await writeLine(terminal.out, summary('From the lengths of the template, in part or whole', fair.filter(({ fromExperience }) => !fromExperience)));
    if (early.length > 0) await writeLine(terminal.out, `Left out of both: ${early.length} days on which more than one in twenty of those under way are so still. Only the quick ones could be compared.`);
  });
};

/** @throws WrongUse when there are several */
function onlyProgramme(entries: readonly DirectoryEntry[]): DirectoryEntry {
  const [only, ...others] = entries.filter(({ kind }) => kind === 'programme');
  if (!only) throw new WrongUse('There is no programme in this log.');
  if (others.length > 0) throw new WrongUse(`There are several programmes: name one with --programme (${[only, ...others].map(({ name }) => name).join(', ')}).`);
  return only;
}

function daysBetweenForecasts(text: string): number {
  const value = Number(text);
  if (!/^\d{1,4}$/u.test(text) || value < 7) throw new InvalidArgumentError('Give a whole number of days, 7 or more.');
  return value;
}

/** Whether at least 95 % of the developments have finished. Earlier days would compare only the quick ones. */
const isFair = ({ forecasts, unfinished }: BacktestDay): boolean => unfinished * 20 <= forecasts;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const median = (errors: readonly number[]): number => errors.toSorted((a, b) => a - b)[Math.floor(errors.length / 2)] ?? 0;

const line = ({ on, forecasts, unfinished, within, errors, fromExperience }: BacktestDay): string =>
  `${on}  ${String(forecasts).padStart(9)}  ${String(unfinished).padStart(15)}  ${percent(within / forecasts).padStart(17)}  ${percent(median(errors)).padStart(12)}  ${fromExperience ? 'experience' : 'template'}`;

/** Forecasts are well calibrated with 75 to 85 % within the range, and a median error of at most 5 % of the days left. */
function summary(title: string, days: readonly BacktestDay[]): string {
  const forecasts = days.reduce((sum, day) => sum + day.forecasts, 0);
  if (forecasts === 0) return `${title}: no forecast can be compared yet.`;
  const within = days.reduce((sum, day) => sum + day.within, 0);
  const error = median(days.flatMap(({ errors }) => errors));
  return `${title}: ${forecasts} forecasts, ${percent(within / forecasts)} within P10 to P90 (wanted: 75 to 85 %), median error ${percent(error)} of the days left (wanted: at most 5 %).`;
}

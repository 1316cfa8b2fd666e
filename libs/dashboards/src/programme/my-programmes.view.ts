import { SILENT_DAYS, type Attention } from '#development';
import { addDays, compareText, foldText, type PlainDate } from '#kernel';
import type { DatedUlo } from '../dated/dated.facts.js';
import { hasBegunBy } from '../dated/on-day.js';
import type { PortfolioRow } from '../portfolio/portfolio.columns.js';
import { uloOnDay, type UloOnDay } from './ulo-on-day.js';

/** The tiles, each of which counts ULOs. */
export const tiles = {
  'need-you': 'Need you',
  late: 'Late',
  'moved-late': 'Moved when already late',
  silent: `Silent for ${SILENT_DAYS} days`,
  ending: 'Something ends in 90 days',
} as const;
export type TileCode = keyof typeof tiles;

export interface Tile {
  code: TileCode;
  label: string;
  ulos: number;
  /** The change since the week before; negative if there are fewer. */
  change: number;
}

/** One ULO in the list of its programme manager. */
export interface ManagedUlo extends Omit<UloOnDay, 'phase'> {
  id: string;
  name: string;
  area: string;
  example: boolean;
  programme: { id: string; name: string };
  /** The phases of its plan, relative to the current one. */
  phases: { label: string; standing: 'passed' | 'current' | 'ahead' }[];
  nextStep: PortfolioRow['nextStep'];
  forecast: PortfolioRow['forecast'];
  finishOn: PlainDate | null;
}

export interface MyProgrammes {
  on: PlainDate;
  tiles: Tile[];
  /** Matching ULOs; those that need help most come first. */
  ulos: ManagedUlo[];
  /** The number of ULOs in the scope, and of those without a plan. */
  total: number;
  withoutPlan: number;
}

export interface MyProgrammesQuery {
  tile?: TileCode;
  colour?: Attention['colour'];
  q?: string;
}

const counts: Readonly<Record<TileCode, (ulo: UloOnDay) => boolean>> = {
  'need-you': ({ attention }) => attention.colour === 'red',
  late: ({ attention, late }) => attention.colour !== 'none' && late.length > 0,
  'moved-late': ({ attention, movedWhenLate }) => attention.colour !== 'none' && movedWhenLate > 0,
  silent: ({ attention, silentDays }) => attention.colour !== 'none' && silentDays !== null && silentDays >= SILENT_DAYS,
  ending: ({ ending }) => ending.length > 0,
};

/** @param rows the rows of the list of ULOs by id, with the next step and the forecast as at today */
export function myProgrammes(ulos: readonly DatedUlo[], rows: ReadonlyMap<string, PortfolioRow>, day: PlainDate, { tile, colour, q = '' }: MyProgrammesQuery): MyProgrammes {
  const begun = ulos.filter((ulo) => hasBegunBy(ulo, day));
  const now = begun.map((ulo) => ({ ulo, is: uloOnDay(ulo, day, rows.get(ulo.id)?.daysAfterBaseline ?? null) }));
  const week = addDays(day, -7);
  const before = ulos.filter((ulo) => hasBegunBy(ulo, week)).map((ulo) => uloOnDay(ulo, week, rows.get(ulo.id)?.daysAfterBaseline ?? null));
  const wanted = foldText(q);
  const shown = now
    .filter(({ ulo, is }) => (tile === undefined || counts[tile](is)) && (colour === undefined || is.attention.colour === colour) && (wanted === '' || foldText(`${ulo.name} ${ulo.area}`).includes(wanted)))
    .sort((a, b) => b.is.attention.weight - a.is.attention.weight || compareText(a.ulo.name, b.ulo.name));
  return {
    on: day,
    tiles: (Object.keys(tiles) as TileCode[]).map((code) => {
      const today = now.filter(({ is }) => counts[code](is)).length;
      return { code, label: tiles[code], ulos: today, change: today - before.filter(counts[code]).length };
    }),
    ulos: shown.map(({ ulo, is }) => managed(ulo, is, rows.get(ulo.id))),
    total: begun.length,
    withoutPlan: begun.filter(({ hasPlan }) => !hasPlan).length,
  };
}

function managed(ulo: DatedUlo, { phase, ...is }: UloOnDay, row: PortfolioRow | undefined): ManagedUlo {
  const at = ulo.phases.findIndex((one) => one.phase.code === phase.code);
  return {
    ...is, id: ulo.id, name: ulo.name, area: ulo.area, example: ulo.example,
    programme: { id: ulo.programme, name: row?.programme.name ?? '' },
    phases: ulo.phases.map(({ phase: { label } }, i) => ({ label, standing: i < at ? 'passed' : i === at ? 'current' : 'ahead' })),
    nextStep: row?.nextStep ?? null, forecast: row?.forecast ?? null, finishOn: row?.finishOn ?? null,
  };
}

import type { PlainDate } from '#kernel';
import type { RowForecast } from '../nightly/row-forecast.js';
import type { Coded } from '../ulo/shapes.js';
import type { Column, ListColumn, RowSource } from './column.js';
import type { CurrentStep } from './plan.facts.js';
import type { PortfolioSort } from './portfolio.query.js';

/** One ULO on the programme page: what the list, its JSON and its CSV show. */
export interface PortfolioRow {
  id: string;
  name: string;
  area: string;
  programme: { id: string; name: string };
  /** The title of the phase of its plan (of the default template while it has none), in kebab case and as it is: `found` and "Found". */
  phase: { code: string; label: string };
  startedOn: PlainDate;
  /** Completed months. */
  monthsSinceStart: number;
  nextMilestone: { name: string; dueOn: PlainDate } | null;
  /** Open milestones whose day now agreed has passed. */
  late: number;
  /** Milestones whose day was moved: not the same as late. */
  rescheduled: number;
  warnings: { red: number; amber: number; codes: string[] };
  /** "6 of 8 people": voting members of the committee who use services. Null before there is one. */
  usersOnCommittee: { count: number; of: number } | null;
  mentoringHoursIn90Days: number;
  monthsOfCoreCostCovered: number;
  /** The most pressing of the steps that somebody can work on, or does: the least float, then the earliest last day. Null without a plan with steps, and when there is none. */
  nextStep: CurrentStep | null;
  /** Steps done or waived, of all. Null without a plan with steps. */
  stepsFinished: { count: number; of: number } | null;
  /**
   * When it finishes as its dates now stand: of a plan with steps, the last step by the schedule; of another, its finish and by how much
   * milestones slipped. Null without a plan, and of a development that ended with open steps. No forecast: see `forecast`.
   */
  finishOn: PlainDate | null;
  /**
   * When the launch and the end are likely, worked out each night: `on` is that day. What was recorded since is not in it; the forecast of
   * `/api/ulos/{id}` is worked out when it is asked for. Null without a plan with steps, until the first night of one, and once nothing is ahead.
   */
  forecast: (RowForecast & { on: PlainDate }) | null;
  /** Days from the finish as last agreed to `finishOn`; negative when earlier. Null without a plan with steps. */
  daysAfterBaseline: number | null;
  paused: boolean;
  ended: { on: PlainDate; outcome: Coded } | null;
  /** Shipped example data: to be labelled so. */
  example: boolean;
}

const yes = (is: boolean): string => (is ? 'yes' : 'no');
const ascending = (key: PortfolioSort) => ({ key, order: 'ascending' }) as const;
const descending = (key: PortfolioSort) => ({ key, order: 'descending' }) as const;

/** Every value of a row, in the order of the CSV. JSON, CSV, page and API description are derived from it. */
const columns: { readonly [K in keyof PortfolioRow]: Column<PortfolioRow[K], PortfolioRow> } = {
  id: { of: ({ id }) => id, csv: { id: (r) => r.id } },
  name: { of: ({ facts }) => facts.name, csv: { name: (r) => r.name }, list: { head: 'ULO', sort: ascending('name'), show: { cell: 'name' } } },
  area: { of: ({ facts }) => facts.area, csv: { area: (r) => r.area } },
  programme: { csv: { programme: (r) => r.programme.name } },
  phase: { of: ({ facts }) => facts.phase, csv: { phase: (r) => r.phase.label }, list: { head: 'Phase', show: { cell: 'phase' } } },
  startedOn: { of: ({ now }) => now.startedOn, csv: { started: (r) => r.startedOn }, list: { head: 'Started', sort: ascending('started'), show: { cell: 'started' } } },
  monthsSinceStart: { of: ({ now }) => now.monthsSinceStart, csv: { 'months since start': (r) => r.monthsSinceStart } },
  nextStep: {
    of: ({ now }) => now.nextStep,
    csv: {
      'next step': ({ nextStep: step }) => (step ? `${step.code} ${step.title}` : ''),
      'next step of': ({ nextStep }, name) => name ?? nextStep?.owner.label ?? '',
      'next step since': (r) => r.nextStep?.since ?? '',
      'next step to be finished by': (r) => r.nextStep?.finishBy ?? '',
    },
    list: [{ head: 'Next step', show: { cell: 'step' } }, { head: 'Whose it is', show: { cell: 'owner' } }],
  },
  stepsFinished: {
    of: ({ now }) => now.stepsFinished,
    csv: { 'steps done or waived': (r) => r.stepsFinished?.count ?? '', 'steps in all': (r) => r.stepsFinished?.of ?? '' },
    list: { head: 'Steps finished', show: { cell: 'steps' } },
  },
  finishOn: {
    of: ({ now }) => now.finishOn,
    csv: { finish: (r) => r.finishOn ?? '', 'days after agreed': (r) => r.daysAfterBaseline ?? '' },
    list: { head: 'Finish', show: 'day' },
  },
  forecast: {
    csv: {
      'launch likely from': (r) => r.forecast?.launch?.from ?? '',
      'launch likely to': (r) => r.forecast?.launch?.to ?? '',
      'end likely from': (r) => r.forecast?.end.from ?? '',
      'end likely to': (r) => r.forecast?.end.to ?? '',
      'forecast worked out on': (r) => r.forecast?.on ?? '',
    },
    list: { head: 'Forecast', show: { cell: 'forecast' } },
  },
  daysAfterBaseline: { of: ({ now }) => now.daysAfterBaseline, list: { head: 'After agreed', pressing: true, sort: descending('later'), show: { cell: 'later' } } },
  paused: { of: ({ now }) => now.paused, csv: { paused: (r) => yes(r.paused) } },
  ended: { of: ({ now }) => now.ended, csv: { ended: (r) => r.ended?.on ?? '' } },
  nextMilestone: {
    of: ({ now }) => now.nextMilestone,
    csv: { 'next milestone': (r) => r.nextMilestone?.name ?? '', 'next milestone due': (r) => r.nextMilestone?.dueOn ?? '' },
    list: { head: 'Next milestone', sort: ascending('next'), show: { cell: 'milestone' } },
  },
  late: { of: ({ now }) => now.late, csv: { 'milestones late': (r) => r.late }, list: { head: 'Milestones late', pressing: true, sort: descending('late'), show: 'number' } },
  rescheduled: { of: ({ facts }) => facts.rescheduled, csv: { 'milestones rescheduled': (r) => r.rescheduled }, list: { head: 'Rescheduled', sort: descending('moved'), show: 'number' } },
  warnings: {
    of: ({ now }) => now.warnings,
    csv: { 'red warnings': (r) => r.warnings.red, 'amber warnings': (r) => r.warnings.amber, warnings: (r) => r.warnings.codes.join(' ') },
    list: { head: 'Warnings', pressing: true, sort: descending('warnings'), show: { cell: 'warnings' } },
  },
  usersOnCommittee: {
    of: ({ facts }) => facts.usersOnCommittee,
    csv: { 'committee: people who use services': (r) => r.usersOnCommittee?.count ?? '', 'committee: voting members': (r) => r.usersOnCommittee?.of ?? '' },
    list: { head: 'Users on committee', show: 'share' },
  },
  mentoringHoursIn90Days: {
    of: ({ now }) => now.mentoringHoursIn90Days,
    csv: { 'mentoring hours in 90 days': (r) => r.mentoringHoursIn90Days },
    list: { head: 'Mentor hours, 90 days', show: 'number' },
  },
  monthsOfCoreCostCovered: {
    of: ({ now }) => now.monthsOfCoreCostCovered,
    csv: { 'months of core cost covered': (r) => r.monthsOfCoreCostCovered },
    list: { head: 'Core cost, months', show: 'number' },
  },
  example: { of: ({ example }) => example, csv: { 'example data': (r) => yes(r.example) } },
};

const entries = Object.entries(columns) as [keyof PortfolioRow, Column<unknown, PortfolioRow>][];
const stored = entries.flatMap(([key, { of }]) => (of ? [[key, of] as const] : []));

/** The values that are stored in the row of a ULO. */
export const storedRow = (source: RowSource): Partial<PortfolioRow> => Object.fromEntries(stored.map(([key, of]) => [key, of(source)]));

/** The names of the stored values. It is part of the schema: a change rebuilds existing read models. */
export const storedColumns: string = stored.map(([key]) => key).join(' ');

export const csvColumns = Object.fromEntries(entries.flatMap(([, { csv = {} }]) => Object.entries(csv)));

/** Sort rank of a column. Columns with the same rank keep their order. */
function rank({ key, pressing }: ListColumn & { key: keyof PortfolioRow }): number {
  if (key === 'name' || key === 'phase') return 0;
  return pressing ? 1 : 2;
}

/** The columns of the page, each with the key of its value: first the name and the phase, then the pressing columns. */
export const listColumns: readonly (ListColumn & { key: keyof PortfolioRow })[] = entries
  .flatMap(([key, { list = [] }]) => [list].flat().map((column) => ({ ...column, key })))
  .sort((a, b) => rank(a) - rank(b));

import { csvPieces, type CsvCell } from '#platform';
import type { ReadModel } from '#projections';
import { portfolioRows, type ScopedPortfolioQuery } from './portfolio.query.js';
import type { PortfolioRow } from './portfolio.row.js';

type NameOf = (row: PortfolioRow) => string | null;

const columns: Readonly<Record<string, (row: PortfolioRow, nameOf: NameOf) => CsvCell>> = {
  id: (r) => r.id,
  name: (r) => r.name,
  area: (r) => r.area,
  programme: (r) => r.programme.name,
  phase: (r) => r.phase.label,
  started: (r) => r.startedOn,
  'months since start': (r) => r.monthsSinceStart,
  'next step': (r) => (r.nextStep ? `${r.nextStep.code} ${r.nextStep.title}` : ''),
  'next step of': (r, nameOf) => nameOf(r) ?? r.nextStep?.owner.label ?? '',
  'next step since': (r) => r.nextStep?.since ?? '',
  'next step to be finished by': (r) => r.nextStep?.finishBy ?? '',
  'steps done or waived': (r) => r.stepsFinished?.count ?? '',
  'steps in all': (r) => r.stepsFinished?.of ?? '',
  finish: (r) => r.finishOn ?? '',
  'days after agreed': (r) => r.daysAfterBaseline ?? '',
  'launch likely from': (r) => r.forecast?.launch?.from ?? '',
  'launch likely to': (r) => r.forecast?.launch?.to ?? '',
  'end likely from': (r) => r.forecast?.end.from ?? '',
  'end likely to': (r) => r.forecast?.end.to ?? '',
  'forecast worked out on': (r) => r.forecast?.on ?? '',
  paused: (r) => (r.paused ? 'yes' : 'no'),
  ended: (r) => r.ended?.on ?? '',
  'next milestone': (r) => r.nextMilestone?.name ?? '',
  'next milestone due': (r) => r.nextMilestone?.dueOn ?? '',
  'milestones late': (r) => r.late,
  'milestones rescheduled': (r) => r.rescheduled,
  'red warnings': (r) => r.warnings.red,
  'amber warnings': (r) => r.warnings.amber,
  warnings: (r) => r.warnings.codes.join(' '),
  'committee: people who use services': (r) => r.usersOnCommittee?.count ?? '',
  'committee: voting members': (r) => r.usersOnCommittee?.of ?? '',
  'mentoring hours in 90 days': (r) => r.mentoringHoursIn90Days,
  'months of core cost covered': (r) => r.monthsOfCoreCostCovered,
  'example data': (r) => (r.example ? 'yes' : 'no'),
};

/**
 * All rows that match as CSV, in batches: the heading first.
 * @param nameOf of the person whose the next step is
 */
export const portfolioCsv = (model: ReadModel, query: Omit<ScopedPortfolioQuery, 'after' | 'limit'>, nameOf: NameOf = () => null): Iterable<string> =>
  csvPieces(Object.keys(columns), cellsOf(portfolioRows(model, query), nameOf));

function* cellsOf(batches: Iterable<readonly PortfolioRow[]>, nameOf: NameOf): Generator<CsvCell[][]> {
  for (const rows of batches) yield rows.map((row) => Object.values(columns).map((value) => value(row, nameOf)));
}

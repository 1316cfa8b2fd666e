import type { PlainDate } from '#kernel';
import type { Coded } from '../ulo/shapes.js';
import type { RowForecast } from '../nightly/row-forecast.js';
import type { CurrentStep } from './plan.facts.js';

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

export interface PortfolioPage {
  /** Rows that match the filters, all pages together. */
  total: number;
  items: PortfolioRow[];
  /** Pass as `after` for the next page; null on the last. */
  next: string | null;
}

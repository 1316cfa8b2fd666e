import type { PlainDate } from '#kernel';
import { forecastOf, type Experience, type Likely } from '#workflow';
import { askedOnDay } from '../portfolio/plan.facts.js';
import type { PortfolioFacts } from '../portfolio/portfolio.facts.js';

/** Between which days something is likely to be finished: a tenth, half and nine tenths of 2,000 runs had finished it on these days. */
export interface LikelyDays {
  from: PlainDate;
  half: PlainDate;
  to: PlainDate;
}

/** The forecast of one ULO, as stored in its row. */
export interface RowForecast {
  /** `programme`: from what steps took in this programme, where enough is known; `template`: from the lengths of the template alone. */
  basis: 'programme' | 'template';
  /** Null when the launch is over, or the plan has none. */
  launch: LikelyDays | null;
  end: LikelyDays;
}

/** The same forecast as on the page of the ULO on that day, from the facts of its row. Undefined if nothing is ahead. */
export function rowForecast(id: string, facts: PortfolioFacts, day: PlainDate, experience: Experience): RowForecast | undefined {
  const asked = askedOnDay(facts.plan, facts, facts.ended?.on ?? null, day);
  if (!asked) return undefined;
  const { network, durations, launch } = asked;
  const { end, steps: [likely] } = forecastOf({ id, today: day, experience, network, durations, of: launch === null ? [] : [launch] });
  return { basis: experience.size > 0 ? 'programme' : 'template', launch: likely ? likelyDays(likely) : null, end: likelyDays(end) };
}

const likelyDays = ({ p10, p50, p90 }: Likely): LikelyDays => ({ from: p10, half: p50, to: p90 });

import type { PortfolioRow } from '#dashboards';
import { betweenInWords, date, plural } from '#ui';
import type { Cell } from '../blocks.js';
import { dash } from '../words.js';

/** “C3 Adopt a constitution”, with a link to the step. */
export function nextStepCell({ id, nextStep, paused, ended, stepsFinished }: PortfolioRow): Cell {
  if (ended) return `${ended.outcome.label}, ${date(ended.on)}`;
  if (!stepsFinished) return paused ? 'Paused' : dash;
  if (!nextStep) return stepsFinished.count === stepsFinished.of ? 'All done' : 'Nothing can be done now';
  const { code, title } = nextStep;
  return { text: `${code} ${title}`, href: `/ulos/${id}/steps/${code}`, wide: true };
}

/** “Committee, since 3 May 2026”. Shows the person in place of the role, if one is named and the reader sees names. */
export const whoseCell = ({ nextStep, paused }: PortfolioRow, name: string | null): Cell =>
  nextStep ? `${name ?? nextStep.owner.label}, since ${date(nextStep.since)}${paused ? '; paused' : ''}` : dash;

export const stepsCell = ({ stepsFinished: steps }: PortfolioRow): Cell => (steps ? `${steps.count} of ${steps.of}` : 'No plan');

/** “Launch between 4 March and 20 September 2028”. Adds the day of the forecast, unless all listed forecasts have the same. */
export function forecastCell({ forecast, stepsFinished, ended }: PortfolioRow, listed: readonly PortfolioRow[]): Cell {
  if (!forecast) return stepsFinished && !ended && stepsFinished.count < stepsFinished.of ? 'After the next night' : dash;
  const { launch, end, on } = forecast;
  const days = launch ? `Launch ${lowerFirst(betweenInWords(launch))}` : `End ${lowerFirst(betweenInWords(end))}`;
  return { text: forecastDayOf(listed) === on ? days : `${days}, worked out on ${date(on)}`, wide: true };
}

/** The common day of all listed forecasts; undefined without forecasts, or when the days differ. */
export function forecastDayOf(listed: readonly PortfolioRow[]): string | undefined {
  const days = new Set(listed.flatMap(({ forecast }) => (forecast ? [forecast.on] : [])));
  return days.size === 1 ? [...days][0] : undefined;
}

/** Explains the forecasts of a list, and why the page of a ULO may show other dates. */
export function forecastsInWords(listed: readonly PortfolioRow[]): string {
  if (listed.every(({ forecast }) => !forecast)) return 'Forecasts are worked out each night for ULOs with a plan with steps; there is none yet.';
  const on = forecastDayOf(listed);
  return `Forecasts of this list ${on === undefined ? 'are worked out each night' : `were worked out in the night to ${date(on)}`}: eight of ten developments are expected within the days given. The page “Plan” of a ULO works its own out anew, with what was recorded since, so that the two may differ.`;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The difference between the finish and the agreed finish. */
export function laterCell({ daysAfterBaseline: days }: PortfolioRow): Cell {
  if (days === null) return dash;
  if (days === 0) return 'As agreed';
  return days > 0 ? { text: `${plural(days, 'day')} later`, colour: 'orange' } : `${plural(-days, 'day')} earlier`;
}

import type { PortfolioRow } from '#dashboards';
import { date, plural } from '#ui';
import type { Cell } from '../blocks.js';
import { dash } from '../words.js';

/** “C3 Adopt a constitution”, with the way to the step. */
export function nextStepCell({ id, nextStep, paused, ended, stepsFinished }: PortfolioRow): Cell {
  if (ended) return `${ended.outcome.label}, ${date(ended.on)}`;
  if (!stepsFinished) return paused ? 'Paused' : dash;
  if (!nextStep) return stepsFinished.count === stepsFinished.of ? 'All done' : 'Nothing can be done now';
  const { code, title } = nextStep;
  return { text: `${code} ${title}`, href: `/ulos/${id}/steps/${code}`, wide: true };
}

/** “Committee, since 3 May 2026”; the person in place of the role, where one was named and the reader sees names. */
export const whoseCell = ({ nextStep, paused }: PortfolioRow, name: string | null): Cell =>
  nextStep ? `${name ?? nextStep.owner.label}, since ${date(nextStep.since)}${paused ? '; paused' : ''}` : dash;

export const stepsCell = ({ stepsFinished: steps }: PortfolioRow): Cell => (steps ? `${steps.count} of ${steps.of}` : 'No plan');

export const finishCell = ({ finishOn }: PortfolioRow): Cell => (finishOn ? date(finishOn) : dash);

/** How the finish differs from the one that was agreed. */
export function laterCell({ daysAfterBaseline: days }: PortfolioRow): Cell {
  if (days === null) return dash;
  if (days === 0) return 'As agreed';
  return days > 0 ? { text: `${plural(days, 'day')} later`, colour: 'orange' } : `${plural(-days, 'day')} earlier`;
}

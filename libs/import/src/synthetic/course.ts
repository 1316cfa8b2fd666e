import { addDays, maxDate, type PlainDate } from '#kernel';
import type { Pause, Template } from '#workflow';
import { normal, numbersFrom } from './random.js';

/** The actual dates of one invented ULO, with which forecasts are compared. */
export interface Course {
  /** From 1. */
  number: number;
  startOn: PlainDate;
  /** By step code. */
  steps: ReadonlyMap<string, { startOn: PlainDate; finishOn: PlainDate }>;
  pause: Pause | null;
}

const DAYS_BETWEEN_STARTS = 15;
/** The start of the last ULO, in days before today. */
const LAST_START_DAYS_AGO = 200;
/** One of this number of ULOs is paused once. */
const PAUSED_ONE_IN = 10;

/**
 * Invents the courses of a number of ULOs. Actual lengths differ from those of the template: each step has a random factor that
 * all ULOs share, and each ULO adds its own random deviation. Starts are spread evenly up to a few months before today.
 * @param seed the same seed gives the same courses
 */
export function coursesOf(template: Template, ulos: number, seed: number, today: PlainDate): Course[] {
  const nextFactor = numbersFrom(seed);
  const factors = new Map(template.steps.map(({ code }) => [code, Math.exp(0.15 + 0.2 * normal(nextFactor))]));
  return Array.from({ length: ulos }, (_, i) => {
    const startOn = addDays(today, -LAST_START_DAYS_AGO - (ulos - 1 - i) * DAYS_BETWEEN_STARTS);
    return courseOf(template, i + 1, startOn, factors, numbersFrom(seed * 7919 + i + 1));
  });
}

function courseOf(template: Template, number: number, startOn: PlainDate, factors: ReadonlyMap<string, number>, next: () => number): Course {
  const pause = pauseOf(startOn, next);
  const steps = new Map<string, { startOn: PlainDate; finishOn: PlainDate }>();
  for (const { code, needs, duration } of inDependencyOrder(template)) {
    const begins = needs.reduce((latest, need) => maxDate(latest, addDays(steps.get(need.step)?.finishOn ?? startOn, 1 + need.lag)), startOn);
    const length = Math.max(1, Math.round(duration.usual * (factors.get(code) ?? 1) * Math.exp(0.3 * normal(next))));
    steps.set(code, duration.usual === 0 ? onLastFinish(needs.map(({ step }) => steps.get(step)?.finishOn ?? startOn), startOn) : stepDays(begins, length, pause));
  }
  return { number, startOn, steps, pause };
}

const onLastFinish = (finishes: readonly PlainDate[], startOn: PlainDate): { startOn: PlainDate; finishOn: PlainDate } => {
  const day = finishes.reduce(maxDate, startOn);
  return { startOn: day, finishOn: day };
};

function pauseOf(startOn: PlainDate, next: () => number): Pause | null {
  if (next() >= 1 / PAUSED_ONE_IN) return null;
  const from = addDays(startOn, 120 + Math.floor(next() * 400));
  return { from, to: addDays(from, 30 + Math.floor(next() * 90)) };
}

/** The first and last day of a step of that length in days; paused days do not count. */
function stepDays(begins: PlainDate, length: number, pause: Pause | null): { startOn: PlainDate; finishOn: PlainDate } {
  const isPaused = (day: PlainDate): boolean => pause !== null && pause.from <= day && day < pause.to;
  const startOn = isPaused(begins) && pause ? pause.to : begins;
  let day = startOn;
  for (let left = length - 1; left > 0; day = addDays(day, 1)) if (!isPaused(addDays(day, 1))) left -= 1;
  return { startOn, finishOn: day };
}

/** Sorts the steps so that each comes after its prerequisites. */
function inDependencyOrder({ steps }: Template): Template['steps'][number][] {
  const placed = new Set<string>();
  const ordered: Template['steps'][number][] = [];
  while (ordered.length < steps.length) {
    const ready = steps.filter(({ code, needs }) => !placed.has(code) && needs.every(({ step }) => placed.has(step)));
    if (ready.length === 0) throw new Error('The prerequisites of the steps form a cycle.');
    for (const step of ready) placed.add(step.code);
    ordered.push(...ready);
  }
  return ordered;
}

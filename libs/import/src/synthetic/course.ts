import { addDays, maxDate, type PlainDate } from '#kernel';
import type { Pause, Template } from '#workflow';
import { normal, numbersFrom } from './random.js';

/** What really happens to one invented ULO: the truth that forecasts are compared with. */
export interface Course {
  /** From 1. */
  number: number;
  startOn: PlainDate;
  /** By code of the step. */
  steps: ReadonlyMap<string, { startOn: PlainDate; finishOn: PlainDate }>;
  pause: Pause | null;
}

/** Days between the beginnings of two ULOs. */
const BETWEEN = 15;
/** Days before today on which the last one begins. */
const LAST_BEGAN = 200;
/** One ULO in so many is paused once. */
const PAUSED_ONE_IN = 10;

/**
 * The courses of so many ULOs. The true lengths differ from those of the template: each step has a factor of its own, and chance
 * adds to it. Beginnings are spread evenly up to a few months before today.
 * @param seed the same gives the same courses
 */
export function coursesOf(template: Template, ulos: number, seed: number, today: PlainDate): Course[] {
  const ofSteps = numbersFrom(seed);
  const factors = new Map(template.steps.map(({ code }) => [code, Math.exp(0.15 + 0.2 * normal(ofSteps))]));
  return Array.from({ length: ulos }, (_, i) => {
    const startOn = addDays(today, -LAST_BEGAN - (ulos - 1 - i) * BETWEEN);
    return courseOf(template, i + 1, startOn, factors, numbersFrom(seed * 7919 + i + 1));
  });
}

function courseOf(template: Template, number: number, startOn: PlainDate, factors: ReadonlyMap<string, number>, next: () => number): Course {
  const pause = pauseOf(startOn, next);
  const steps = new Map<string, { startOn: PlainDate; finishOn: PlainDate }>();
  for (const { code, needs, duration } of inOrder(template)) {
    const begins = needs.reduce((latest, need) => maxDate(latest, addDays(steps.get(need.step)?.finishOn ?? startOn, 1 + need.lag)), startOn);
    const length = Math.max(1, Math.round(duration.usual * (factors.get(code) ?? 1) * Math.exp(0.3 * normal(next))));
    steps.set(code, duration.usual === 0 ? onLast(needs.map(({ step }) => steps.get(step)?.finishOn ?? startOn), startOn) : working(begins, length, pause));
  }
  return { number, startOn, steps, pause };
}

const onLast = (finishes: readonly PlainDate[], startOn: PlainDate): { startOn: PlainDate; finishOn: PlainDate } => {
  const day = finishes.reduce(maxDate, startOn);
  return { startOn: day, finishOn: day };
};

function pauseOf(startOn: PlainDate, next: () => number): Pause | null {
  if (next() >= 1 / PAUSED_ONE_IN) return null;
  const from = addDays(startOn, 120 + Math.floor(next() * 400));
  return { from, to: addDays(from, 30 + Math.floor(next() * 90)) };
}

/** So many days of work from a day on; paused days are none. */
function working(begins: PlainDate, length: number, pause: Pause | null): { startOn: PlainDate; finishOn: PlainDate } {
  const isPaused = (day: PlainDate): boolean => pause !== null && pause.from <= day && day < pause.to;
  const startOn = isPaused(begins) && pause ? pause.to : begins;
  let day = startOn;
  for (let left = length - 1; left > 0; day = addDays(day, 1)) if (!isPaused(addDays(day, 1))) left -= 1;
  return { startOn, finishOn: day };
}

/** The steps so that each comes after what it needs. */
function inOrder({ steps }: Template): Template['steps'][number][] {
  const placed = new Set<string>();
  const ordered: Template['steps'][number][] = [];
  while (ordered.length < steps.length) {
    const ready = steps.filter(({ code, needs }) => !placed.has(code) && needs.every(({ step }) => placed.has(step)));
    if (ready.length === 0) throw new Error('The steps need one another in a circle.');
    for (const step of ready) placed.add(step.code);
    ordered.push(...ready);
  }
  return ordered;
}

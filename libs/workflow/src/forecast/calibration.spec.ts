import { addDays, daysBetween } from '#kernel';
import type { Network } from '../schedule/network.js';
import { asAt, durations, programme, type Development } from '../spec/programme.js';
import { withAssumedStarts } from './assumed-starts.js';
import { experienceOf, type Experience } from './experience.js';
import { forecastOf } from './forecast-of.js';
import { takenOf } from './taken.js';

interface Outcome {
  inside: boolean;
  /** The error of the median, divided by the days that were left. */
  error: number;
}

// Days of 200 developments that begin every 15 days: after the first ones have finished, and before the last one begins.
const FORECAST_DAYS = [1_500, 1_900, 2_300, 2_700, 3_100];
const day = (n: number): string => addDays('2010-01-04', n);

const experienceOn = (all: readonly Development[], today: string): Experience => experienceOf(all.flatMap((one) => takenOf(asAt(one, today), today, new Set())));

/** Compares the forecast of every development in progress, from what was known on that day, with its real finish. */
const outcomesOn = (all: readonly Development[], today: string): Outcome[] => {
  const begun = all.filter(({ startOn }) => startOn <= today);
  const experience = experienceOn(begun, today);
  return begun.filter(({ finishOn }) => finishOn > today).map((one) => {
    const { p10, p50, p90 } = forecastOf({ id: one.id, network: asAt(one, today), today, durations, experience, of: [] }).end;
    return { inside: p10 <= one.finishOn && one.finishOn <= p90, error: daysBetween(one.finishOn, p50) / daysBetween(today, one.finishOn) };
  });
};

describe('forecasts of a programme whose lengths differ from the template', () => {
  it.each([1, 2, 3, 4])('have four of five real finishes between P10 and P90, and an unbiased median (seed %d)', (seed) => {
    const outcomes = FORECAST_DAYS.flatMap((n) => outcomesOn(programme(seed, 200, 15), day(n)));
    expect(outcomes.length).toBeGreaterThan(300);
    const shareInside = outcomes.filter(({ inside }) => inside).length / outcomes.length;
    expect(shareInside).toBeGreaterThanOrEqual(0.75);
    expect(shareInside).toBeLessThanOrEqual(0.85);
    const errors = outcomes.map(({ error }) => error).sort((a, b) => a - b);
    expect(Math.abs(errors[Math.floor(errors.length / 2)] ?? NaN)).toBeLessThanOrEqual(0.05);
  });

  it('are the same without recorded starts when each step begins as soon as it is ready', () => {
    const all = programme(1, 60, 15);
    const today = day(1_400);
    const unrecorded = (one: Development): Network => {
      const network = asAt(one, today);
      return withAssumedStarts({ ...network, steps: network.steps.map((step) => ({ ...step, startedOn: null })) }, today);
    };
    const experience = experienceOf(all.flatMap((one) => takenOf(unrecorded(one), today, new Set())));
    expect(experience).toEqual(experienceOn(all, today));
    const one = all[50] ?? all[0]!;
    const input = { id: one.id, today, durations, experience, of: ['E2'] };
    expect(forecastOf({ ...input, network: unrecorded(one) })).toEqual(forecastOf({ ...input, network: asAt(one, today) }));
  });
});

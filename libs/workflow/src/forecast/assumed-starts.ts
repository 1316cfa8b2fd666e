import { maxDate, type PlainDate } from '#kernel';
import { CountedDays } from '../schedule/counted-days.js';
import type { Network, NetworkStep } from '../schedule/network.js';

/**
 * A copy of the network in which each ready step is in progress since the day on which it became ready. For programmes that record
 * finishes but rarely starts: their ratios are counted from that day, so the days already spent must be too. Pass the result to
 * `takenOf` and `forecastOf`.
 * @param except codes of steps whose start does not follow from their prerequisites: they are not changed
 */
export function withAssumedStarts(network: Network, today: PlainDate, except: ReadonlySet<string> = new Set()): Network {
  const days = new CountedDays(network.pauses);
  const finishes = new Map(network.steps.map(({ code, finishedOn }) => [code, finishedOn]));
  return { ...network, steps: network.steps.map((step) => (except.has(step.code) ? step : assumeStart(step, network.startOn, today, days, finishes))) };
}

function assumeStart(step: NetworkStep, startOn: PlainDate, today: PlainDate, days: CountedDays, finishes: ReadonlyMap<string, PlainDate | null>): NetworkStep {
  if (step.startedOn !== null || step.finishedOn !== null || step.days === 0) return step;
  let start = step.pin !== null && 'notBefore' in step.pin ? maxDate(startOn, step.pin.notBefore) : startOn;
  for (const { step: code, lag } of step.needs) {
    const finish = finishes.get(code);
    if (finish === null || finish === undefined) return step;
    start = maxDate(start, days.dayOf(days.numberAfter(finish) + lag));
  }
  return start <= today ? { ...step, startedOn: start } : step;
}

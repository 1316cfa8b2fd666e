import { defaultTemplate } from '#development';
import { experienceOf, forecastOf, scheduleOf, type Forecast, type Network, type NetworkStep, type Taken } from '#workflow';
import type { Bench } from '../measure/figure.js';
import { assertResult } from '../measure/assert-result.js';
import { millisecondsOf, within } from '../measure/rounds.js';

const STEPS = 10_000;
const PREREQUISITES = 30_000;
const CALLS = 20;
const TODAY = '2026-06-15';

const open = (code: string, days: number, needs: NetworkStep['needs']): NetworkStep => ({ code, days, needs, startedOn: null, finishedOn: null, pin: null });

/** Each step has three earlier prerequisites at different distances. The first steps have none, so the last steps have a fourth. */
function largeNetwork(): Network {
  const first = 170;
  const steps = Array.from({ length: STEPS }, (_, i) => {
    const back = i < first ? [] : [1 + ((i * 7919) % 13), 14 + ((i * 104_729) % 50), 70 + ((i * 31) % 100)];
    if (i >= STEPS - 3 * first) back.push(first);
    return open(`S${i}`, i % 30, back.map((far) => ({ step: `S${i - far}`, lag: far % 3 })));
  });
  return { startOn: '2026-01-05', pauses: [{ from: '2026-03-01', to: '2026-04-01' }], steps };
}

export const schedule10000: Bench = {
  id: 'schedule-10000',
  unit: 'ms',
  referenceName: 'the limit',
  wanted: { under: 20 },
  run: async (_, rounds) => {
    const network = largeNetwork();
    assertResult(network.steps.reduce((sum, { needs }) => sum + needs.length, 0) === PREREQUISITES, 'the network has other prerequisites');
    const { finishOn, steps } = scheduleOf(network, TODAY);
    const finishes = new Map(steps.map(({ code, earlyFinish }) => [code, earlyFinish]));
    const afterNeeds = ({ needs }: NetworkStep, i: number): boolean => needs.every(({ step }) => (finishes.get(step) ?? '') <= (steps[i]?.earlyStart ?? ''));
    assertResult(network.steps.every(afterNeeds), 'a step starts before what it needs has finished');
    const round = async (): Promise<number> => {
      const found: string[] = [];
      const milliseconds = millisecondsOf(CALLS, () => found.push(scheduleOf(network, TODAY).finishOn));
      assertResult(found.every((day) => day === finishOn), `the schedule ends on ${found.join(', ')}`);
      return milliseconds;
    };
    return within(20, round, rounds);
  },
};

const network: Network = {
  startOn: '2026-01-05',
  pauses: [],
  steps: defaultTemplate.steps.map(({ code, duration, needs }, i) => ({ ...open(code, duration.usual, needs), startedOn: i < 2 ? '2026-04-01' : null })),
};
const durations = new Map(defaultTemplate.steps.map(({ code, duration }) => [code, duration]));
/** Durations for half of the steps: eight of finished steps and two of running steps. */
const taken: Taken[] = defaultTemplate.steps
  .filter((_, i) => i % 2 === 0)
  .flatMap(({ code }) => Array.from({ length: 10 }, (_, n) => ({ code, ratio: 0.7 + n / 8, running: n > 7 })));

export const forecast2000: Bench = {
  id: 'forecast-2000-runs',
  unit: 'ms',
  referenceName: 'the limit',
  wanted: { under: 10 },
  run: async (_, rounds) => {
    const experience = experienceOf(taken);
    const round = async (): Promise<number> => {
      const found: Forecast[] = [];
      const milliseconds = millisecondsOf(CALLS, (call) => found.push(forecastOf({ id: `ulo-${call}`, network, today: TODAY, durations, experience, of: ['E2'] })));
      assertResult(found.every(({ end }) => TODAY < end.p10 && end.p10 < end.p50 && end.p50 < end.p90), 'a forecast has its days out of order');
      return milliseconds;
    };
    return within(10, round, rounds);
  },
};

import { addDays, type PlainDate } from '#kernel';
import { seedOf, uniform } from '../forecast/random.js';
import type { Network, NetworkStep } from '../schedule/network.js';
import type { Duration } from '../template/template.js';
import { defaultNetwork } from './default-network.js';

const { steps } = defaultNetwork();

/** Least is half and most is one and a half times the usual length, approximately as in the default template. */
export const durations: ReadonlyMap<string, Duration> = new Map(
  steps.map(({ code, days }) => [code, { least: Math.round(days / 2), usual: days, most: Math.round(days * 1.5) }]),
);

export interface Development {
  id: string;
  startOn: PlainDate;
  /** The days on which each step really starts and finishes, in the order of the default network. */
  real: readonly { start: PlainDate; finish: PlainDate }[];
  finishOn: PlainDate;
}

const normal = (name: string, seed: number, n: number): number => {
  const of = seedOf(`${name}/${seed}`, 'normal');
  return Math.sqrt(-2 * Math.log(uniform(of, 2 * n))) * Math.cos(2 * Math.PI * uniform(of, 2 * n + 1));
};

/** The real length of a step of this programme, divided by its usual length: log-normal, with a median and width per step. */
const trueRatio = (seed: number, place: number, n: number): number => {
  const middle = 1.15 * Math.exp(0.2 * normal('middle', seed, place));
  const width = 0.15 + 0.25 * uniform(seedOf(`width/${seed}`, ''), place);
  return middle * Math.exp(width * normal(`development ${n}`, seed, place));
};

function develop(seed: number, n: number, startOn: PlainDate): Development {
  const finishes = new Map<string, PlainDate>();
  const real = steps.map(({ code, days, needs }, place) => {
    const needed = needs.map(({ step }) => finishes.get(step) ?? startOn).reduce((a, b) => (a > b ? a : b), '');
    const start = needed === '' ? startOn : addDays(needed, days === 0 ? 0 : 1);
    const finish = addDays(start, days === 0 ? 0 : Math.max(Math.round(days * trueRatio(seed, place, n)), 1) - 1);
    finishes.set(code, finish);
    return { start, finish };
  });
  return { id: `ulo-${n}`, startOn, real, finishOn: real.map(({ finish }) => finish).reduce((a, b) => (a > b ? a : b)) };
}

/** Developments that follow the default network, one beginning every `every` days, with true lengths that differ from the template's. */
export const programme = (seed: number, count: number, every: number): readonly Development[] =>
  Array.from({ length: count }, (_, n) => develop(seed, n, addDays('2010-01-04', n * every)));

/** The facts of one development that were known on a day. */
export const asAt = ({ startOn, real }: Development, day: PlainDate): Network => ({
  startOn,
  pauses: [],
  steps: steps.map((step, i): NetworkStep => {
    const { start, finish } = real[i] ?? { start: startOn, finish: startOn };
    return { ...step, startedOn: start <= day ? start : null, finishedOn: finish <= day ? finish : null };
  }),
});

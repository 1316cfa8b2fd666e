import fc from 'fast-check';
import { addDays, type PlainDate } from '#kernel';
import type { Network, NetworkStep, Pause, Pin } from '../schedule/network.js';

export interface Given {
  network: Network;
  today: PlainDate | undefined;
}

const START: PlainDate = '2026-01-05';
const day = (offset: number): PlainDate => addDays(START, offset);

const zeroOr = (most: number): fc.Arbitrary<number> => fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.integer({ min: 0, max: most }) });

const anyStep = fc.record({
  days: zeroOr(20),
  /** How far back in the list each prerequisite is. */
  needs: fc.uniqueArray(fc.record({ back: fc.integer({ min: 1, max: 6 }), lag: zeroOr(9) }), { maxLength: 4, selector: ({ back }) => back }),
  state: fc.constantFrom('waiting', 'waiting', 'waiting', 'in progress', 'done', 'done, start not recorded'),
  /** Days before today on which it was started and finished. */
  ago: fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })),
  pin: fc.oneof(
    { weight: 6, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: -10, max: 90 }).map((offset): Pin => ({ notBefore: day(offset) })) },
    { weight: 1, arbitrary: fc.integer({ min: -10, max: 90 }).map((offset): Pin => ({ finishOn: day(offset) })) },
  ),
});
type AnyStep = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** Facts are never after `now`. A step may finish before its prerequisites, as in reality. */
function stepOf({ days, needs, state, ago: [a, b], pin }: AnyStep, i: number, now: number): NetworkStep {
  const [started, finished] = [day(now - Math.max(a, b)), day(now - Math.min(a, b))];
  return {
    code: `S${i}`,
    days,
    needs: needs.filter(({ back }) => back <= i).map(({ back, lag }) => ({ step: `S${i - back}`, lag })),
    startedOn: state === 'in progress' || state === 'done' ? started : null,
    finishedOn: state.startsWith('done') ? finished : null,
    pin,
  };
}

/** Up to two pauses. When `isPaused`, the last one continues, so it ends tomorrow. */
function pausesOf(lengths: readonly number[], now: number, isPaused: boolean): Pause[] {
  let to = isPaused ? now + 1 : now - 3;
  const pauses: Pause[] = [];
  for (const length of lengths) {
    pauses.unshift({ from: day(to - length), to: day(to) });
    to -= length + 6;
  }
  return pauses;
}

/** Networks with facts, pins and pauses, and today; a third without today. Steps are not in the order of their prerequisites. */
export const anyNetwork = (mostSteps: number): fc.Arbitrary<Given> =>
  fc
    .record({
      steps: fc.array(anyStep, { minLength: 1, maxLength: mostSteps }),
      now: fc.integer({ min: -20, max: 60 }),
      hasToday: fc.constantFrom(true, true, false),
      lengths: fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 2 }),
      isPaused: fc.boolean(),
      rotation: fc.nat(),
    })
    .map(({ steps, now, hasToday, lengths, isPaused, rotation }) => {
      const networkSteps = steps.map((step, i) => stepOf(step, i, now));
      const at = rotation % networkSteps.length;
      return {
        network: { startOn: START, steps: [...networkSteps.slice(at), ...networkSteps.slice(0, at)], pauses: pausesOf(lengths, now, isPaused) },
        today: hasToday ? day(now) : undefined,
      };
    });

export const withoutPins = ({ network, today }: Given): Given => ({ network: { ...network, steps: network.steps.map((step) => ({ ...step, pin: null })) }, today });

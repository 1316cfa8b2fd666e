import fc from 'fast-check';
import { addDays, type PlainDate } from '#kernel';
import { anyNetwork, type Given } from '../spec/networks.js';
import type { Network, NetworkStep } from './network.js';
import { scheduleOf } from './schedule-of.js';

const noPauses = ({ network, today }: Given): Given => ({ network: { ...network, pauses: [] }, today });

/** The cause of the early start of a step: the code of a prerequisite, or another constraint. */
function causeOfStart(step: NetworkStep, start: PlainDate, finishes: ReadonlyMap<string, PlainDate>, { network, today }: Given): string | undefined {
  if (step.startedOn !== null) return 'started';
  if (start === today) return 'today';
  if (step.pin !== null && start === ('notBefore' in step.pin ? step.pin.notBefore : addDays(step.pin.finishOn, step.days === 0 ? 0 : 1 - step.days))) return 'pin';
  const needed = step.needs.find((need) => addDays(finishes.get(need.step) ?? '', need.lag + (step.days === 0 ? 0 : 1)) === start);
  if (needed !== undefined) return needed.step;
  return start === network.startOn ? 'start' : undefined;
}

/** Follows the causes of the starts back from the open step that ends last. Returns the steps on the way, and the last cause. */
function chainOf(given: Given): { passed: string[]; end: string | undefined } {
  const { steps, finishOn } = scheduleOf(given.network, given.today);
  const finishes = new Map(steps.map((step) => [step.code, step.earlyFinish]));
  const passed: string[] = [];
  let at = given.network.steps.find((step) => step.finishedOn === null && finishes.get(step.code) === finishOn);
  let end: string | undefined = at === undefined ? 'nothing is open at the end' : undefined;
  while (at !== undefined) {
    const { code } = at;
    passed.push(code);
    end = causeOfStart(at, steps.find((step) => step.code === code)?.earlyStart ?? '', finishes, given);
    at = given.network.steps.find((step) => step.code === end);
    if (at !== undefined && at.finishedOn !== null) {
      at = undefined;
      end = 'done';
    }
  }
  return { passed, end };
}

const without = (network: Network, code: string): Network => ({
  ...network,
  steps: network.steps.filter((step) => step.code !== code).map((step) => ({ ...step, needs: step.needs.filter((need) => need.step !== code) })),
});
const finished = (network: Network, code: string, on: PlainDate): Network => ({
  ...network,
  steps: network.steps.map((step) => (step.code === code ? { ...step, finishedOn: on } : step)),
});

/** Steps that start or finish later in the second network than in the first. */
function delayed(before: Network, after: Network, today: PlainDate): string[] {
  const then = new Map(scheduleOf(after, today).steps.map((step) => [step.code, step]));
  return scheduleOf(before, today).steps.flatMap(({ code, earlyStart, earlyFinish }) => {
    const now = then.get(code);
    return now !== undefined && (now.earlyStart > earlyStart || now.earlyFinish > earlyFinish) ? [code] : [];
  });
}

describe('critical steps', () => {
  it('form a chain from the end back to the start, to today, to a pin or to what happened', () => {
    fc.assert(
      fc.property(anyNetwork(30).map(noPauses), (given) => {
        const { passed, end } = chainOf(given);
        const critical = new Set(scheduleOf(given.network, given.today).steps.filter((step) => step.critical).map(({ code }) => code));
        expect(end).toBeDefined();
        expect(passed.filter((code) => !critical.has(code))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an open step', () => {
  const openStep = fc.tuple(anyNetwork(25), fc.nat(), fc.nat({ max: 60 })).map(([{ network }, at, after]) => {
    const open = network.steps.filter((step) => step.finishedOn === null);
    // Not before the start: a step without length and without prerequisites would otherwise move to the start.
    const last = network.steps.flatMap((step) => [step.startedOn ?? '', step.finishedOn ?? '']).reduce((a, b) => (a > b ? a : b), network.startOn);
    return { network, code: open[at % open.length]?.code, today: addDays(last, after) };
  });

  it('that is dropped delays no other step', () => {
    fc.assert(
      fc.property(openStep, ({ network, code, today }) => {
        if (code !== undefined) expect(delayed(network, without(network, code), today)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('that is finished today delays no other step', () => {
    fc.assert(
      fc.property(openStep, ({ network, code, today }) => {
        if (code !== undefined) expect(delayed(network, finished(network, code, today), today).filter((late) => late !== code)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

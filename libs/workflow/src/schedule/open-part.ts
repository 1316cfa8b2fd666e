import type { PlainDate } from '#kernel';
import type { Network, NetworkStep } from './network.js';

/**
 * The part of a network that gives the same days for open steps and the same last finish. It has the open steps, of their
 * finished prerequisites the last one for each lag, and the step that finished last. Days of finished steps may differ.
 */
export function openPart(network: Network): Network {
  const finishes = new Map(network.steps.flatMap(({ code, finishedOn }) => (finishedOn === null ? [] : [[code, finishedOn] as const])));
  const open = network.steps.filter((step) => step.finishedOn === null).map((step) => ({ ...step, needs: bindingNeeds(step, finishes) }));
  const kept = new Set(open.flatMap(({ needs }) => needs.map(({ step }) => step)));
  const last = [...finishes].reduce<[string, PlainDate] | undefined>((a, b) => (a && a[1] >= b[1] ? a : [...b]), undefined);
  if (last) kept.add(last[0]);
  const finished = network.steps.filter(({ code, finishedOn }) => finishedOn !== null && kept.has(code));
  return { ...network, steps: [...open, ...finished.map((step) => ({ ...step, needs: [], startedOn: step.finishedOn, pin: null }))] };
}

/** A step in progress needs none. Of finished prerequisites with the same lag, only the last one matters. */
function bindingNeeds({ startedOn, needs }: NetworkStep, finishes: ReadonlyMap<string, PlainDate>): NetworkStep['needs'] {
  if (startedOn !== null) return [];
  const lastByLag = new Map<number, PlainDate>();
  for (const { step, lag } of needs) {
    const finish = finishes.get(step);
    if (finish !== undefined && finish > (lastByLag.get(lag) ?? '')) lastByLag.set(lag, finish);
  }
  const taken = new Set<number>();
  return needs.filter(({ step, lag }) => {
    const finish = finishes.get(step);
    if (finish === undefined) return true;
    if (finish !== lastByLag.get(lag) || taken.has(lag)) return false;
    taken.add(lag);
    return true;
  });
}

import fc from 'fast-check';
import { addDays, maxDate, type PlainDate } from '#kernel';
import { NaiveSchedule } from '../spec/naive-schedule.js';
import { anyNetwork, withoutPins, type Given } from '../spec/networks.js';
import type { Network, NetworkStep, StepDays } from './network.js';
import { scheduleOf } from './schedule-of.js';

const isOpen = (step: NetworkStep): boolean => step.finishedOn === null;
const isWaiting = (step: NetworkStep): boolean => isOpen(step) && step.startedOn === null;
const daysByCode = (network: Network, today?: PlainDate): Map<string, StepDays> => new Map(scheduleOf(network, today).steps.map((step) => [step.code, step]));

/** The early start of a step without pauses, by the definition in section "Schedule": from the finishes of its prerequisites. */
function earliest(step: NetworkStep, { network, today }: Given, finishOf: (code: string) => PlainDate): PlainDate {
  const hasNoLength = step.days === 0;
  const days = step.needs.map((need) => addDays(finishOf(need.step), need.lag + (hasNoLength ? 0 : 1)));
  if (!hasNoLength || days.length === 0) days.push(network.startOn);
  if (today !== undefined) days.push(today);
  if (step.pin !== null) days.push('notBefore' in step.pin ? step.pin.notBefore : addDays(step.pin.finishOn, hasNoLength ? 0 : 1 - step.days));
  return days.reduce(maxDate);
}

describe('any schedule', () => {
  it('equals a naive schedule that counts single days along every path', () => {
    fc.assert(
      fc.property(anyNetwork(8), ({ network, today }) => {
        const naive = new NaiveSchedule(network, today);
        const schedule = scheduleOf(network, today);
        expect(schedule.steps).toMatchObject(naive.days());
        expect(schedule.finishOn).toBe(naive.finishOn());
      }),
      { numRuns: 5000 },
    );
  });

  it('has no negative float without a pin, and never less total than free float', () => {
    fc.assert(
      fc.property(anyNetwork(40).map(withoutPins), ({ network, today }) => {
        for (const { code, totalFloat, freeFloat } of scheduleOf(network, today).steps) {
          if (totalFloat === null || freeFloat === null) continue;
          if (freeFloat < 0 || totalFloat < freeFloat) throw new Error(`${code} has a total float of ${totalFloat} and a free float of ${freeFloat}`);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('starts each step on the latest day that a constraint gives', () => {
    fc.assert(
      fc.property(anyNetwork(40), (any) => {
        const given: Given = { ...any, network: { ...any.network, pauses: [] } };
        const found = daysByCode(given.network, given.today);
        const waiting = given.network.steps.filter(isWaiting);
        const starts = waiting.map((step) => earliest(step, given, (code) => found.get(code)?.earlyFinish ?? ''));
        expect(waiting.map(({ code }) => found.get(code)?.earlyStart)).toEqual(starts);
        expect(waiting.map(({ code }) => found.get(code)?.earlyFinish)).toEqual(starts.map((start, i) => addDays(start, Math.max(waiting[i]?.days ?? 0, 1) - 1)));
      }),
      { numRuns: 1000 },
    );
  });
});

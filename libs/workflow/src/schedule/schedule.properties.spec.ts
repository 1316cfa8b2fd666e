import fc from 'fast-check';
import { addDays, maxDate, type PlainDate } from '#kernel';
import { NaiveSchedule } from '../spec/naive-schedule.js';
import { anyNetwork, withoutPins, type Given } from '../spec/networks.js';
import type { Network, NetworkStep, StepDays } from './network.js';
import { scheduleOf } from './schedule-of.js';

const isOpen = (step: NetworkStep): boolean => step.finishedOn === null;
const isWaiting = (step: NetworkStep): boolean => isOpen(step) && step.startedOn === null;
const daysByCode = (network: Network, today?: PlainDate): Map<string, StepDays> => new Map(scheduleOf(network, today).steps.map((step) => [step.code, step]));

/** The day that section "Schedule" gives, where there are no pauses: from the finishes of what a step needs. */
function earliest(step: NetworkStep, { network, today }: Given, finishOf: (code: string) => PlainDate): PlainDate {
  const stands = step.days === 0;
  const days = step.needs.map((need) => addDays(finishOf(need.step), need.lag + (stands ? 0 : 1)));
  if (!stands || days.length === 0) days.push(network.startOn);
  if (today !== undefined) days.push(today);
  if (step.pin !== null) days.push('notBefore' in step.pin ? step.pin.notBefore : addDays(step.pin.finishOn, stands ? 0 : 1 - step.days));
  return days.reduce(maxDate);
}

describe('any schedule', () => {
  it('agrees with one that counts days one by one along every path', () => {
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

  it('starts each step on the latest of the days that hold it', () => {
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

import fc from 'fast-check';
import { addDays } from '#kernel';
import { anyNetwork } from '../spec/networks.js';
import type { Network } from './network.js';
import { openPart } from './open-part.js';
import { scheduleOf } from './schedule-of.js';

describe('the open part of a network', () => {
  it('gives open steps the same days as the whole network, and the same finish, also on later days and in longer pauses', () => {
    fc.assert(
      fc.property(anyNetwork(12), fc.nat({ max: 60 }), ({ network, today }, later) => {
        const part = openPart(network);
        const open = new Set(network.steps.filter(({ finishedOn }) => finishedOn === null).map(({ code }) => code));
        for (const day of [today, today && addDays(today, later)]) {
          // A pause on the day continues until the later day.
          const pauses = network.pauses.map(({ from, to }) => ({ from, to: today && day && to > today ? addDays(day, 1) : to }));
          const whole = scheduleOf({ ...network, pauses }, day);
          const schedule = scheduleOf({ ...part, pauses }, day);
          expect(schedule.steps.filter(({ code }) => open.has(code))).toEqual(whole.steps.filter(({ code }) => open.has(code)));
          expect(schedule.finishOn).toBe(whole.finishOn);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('excludes finished steps that no longer delay an open step', () => {
    const step = (code: string, needs: [string, number][], finishedOn: string | null) =>
      ({ code, days: 7, needs: needs.map(([name, lag]) => ({ step: name, lag })), startedOn: null, finishedOn, pin: null });
    const network: Network = {
      startOn: '2026-01-05', pauses: [],
      steps: [
        step('A', [], '2026-02-01'), step('B', [['A', 0]], '2026-03-01'), step('C', [], '2026-01-20'),
        step('D', [['A', 0], ['B', 0], ['C', 14]], null), step('E', [['D', 0]], null),
      ],
    };
    expect(openPart(network).steps.map(({ code, needs }) => [code, ...needs.map((need) => need.step)])).toEqual([['D', 'B', 'C'], ['E', 'D'], ['B'], ['C']]);
  });
});

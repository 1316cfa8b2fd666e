import fc from 'fast-check';
import { defaultNetwork } from '../spec/default-network.js';
import { anyNetwork } from '../spec/networks.js';
import type { Network } from '../schedule/network.js';
import { scheduleOf } from '../schedule/schedule-of.js';
import type { Duration } from '../template/template.js';
import { ratioQuantiles } from './experience.js';
import type { ForecastInput, Likely } from './forecast.js';
import { forecastOf } from './forecast-of.js';

const numRuns = 60;
const durationsOf = ({ steps }: Network): Map<string, Duration> => new Map(steps.map(({ code, days }) => [code, { least: Math.floor(days / 2), usual: days, most: days * 2 }]));
const anyInput: fc.Arbitrary<ForecastInput> = fc.tuple(anyNetwork(15), fc.uuid()).map(([{ network, today }, id]) => ({
  id, network, today: today ?? '2026-03-08', durations: durationsOf(network), experience: new Map(), of: network.steps.map(({ code }) => code),
}));
const shown = ({ p10, p50, p90 }: Likely): string => `${p10} ${p50} ${p90}`;

describe('any forecast', () => {
  it('is the same for the same input', () => {
    fc.assert(fc.property(anyInput, (input) => expect(forecastOf(input)).toEqual(forecastOf(structuredClone(input)))), { numRuns });
  });

  it('has its days in order, none earlier than the shortest lengths allow', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const shortest = input.network.steps.map((step) => ({ ...step, days: input.durations.get(step.code)?.least ?? step.days }));
        const earliest = scheduleOf({ ...input.network, steps: shortest }, input.today);
        const { end, steps } = forecastOf(input);
        const found = [end, ...steps].map((likely) => [likely.p10, likely.p50, likely.p90]);
        expect(found).toEqual(found.map((days) => days.toSorted()));
        const first = [earliest.finishOn, ...earliest.steps.map(({ earlyFinish }) => earlyFinish)];
        expect(found.map(([p10], i) => (p10 ?? '') >= (first[i] ?? ''))).toEqual(found.map(() => true));
      }),
      { numRuns },
    );
  });

  it('finishes no open step before today', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const open = forecastOf(input).steps.filter((_, i) => input.network.steps[i]?.finishedOn === null);
        expect(open.filter(({ p10 }) => p10 < input.today)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('does not depend on unrelated finished steps or on the order of the list', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const done = { code: 'X', days: 5, needs: [], startedOn: null, finishedOn: input.network.startOn, pin: null };
        const other = forecastOf({ ...input, network: { ...input.network, steps: [done, ...input.network.steps.toReversed()] } });
        expect(other.steps.map(shown)).toEqual(forecastOf(input).steps.map(shown));
      }),
      { numRuns },
    );
  });
});

describe('a forecast', () => {
  const today = '2026-06-15';
  const network = defaultNetwork({ A1: { finishedOn: '2026-02-20' }, A2: { startedOn: '2026-02-23' } });
  const input: ForecastInput = { id: 'u', network, today, durations: durationsOf(network), experience: new Map(), of: ['E2'] };

  it('names the three steps that most often decide the end, and the steps that decide the launch', () => {
    const { end, steps } = forecastOf(input);
    expect(end.deciding.map(({ code, share }) => [code, share > 0.99])).toEqual([['C3', true], ['B2', true], ['A4', true]]);
    expect(steps[0]?.deciding.map(({ code }) => code)).not.toContain('E2');
  });

  it('names no finished step as deciding', () => {
    const known = defaultNetwork({ A1: { finishedOn: today } });
    const { end, steps } = forecastOf({ ...input, network: { ...known, steps: known.steps.slice(0, 2) }, of: ['A2'] });
    expect([end.deciding.map(({ code }) => code), steps[0]?.deciding]).toEqual([['A2'], []]);
  });

  it('of a finished step is its finish day', () => {
    expect(forecastOf({ ...input, of: ['A1'] }).steps).toEqual([{ code: 'A1', p10: '2026-02-20', p50: '2026-02-20', p90: '2026-02-20', deciding: [] }]);
  });

  it('of a finished development is its last day; without steps it is the start', () => {
    const done = { ...network, steps: network.steps.map((step) => ({ ...step, finishedOn: step.code === 'F4' ? '2026-06-01' : '2026-05-01' })) };
    expect(shown(forecastOf({ ...input, network: done }).end)).toBe('2026-06-01 2026-06-01 2026-06-01');
    expect(shown(forecastOf({ ...input, network: { ...network, steps: [] }, of: [] }).end)).toBe('2026-01-05 2026-01-05 2026-01-05');
  });

  it('uses the ratios of other developments when there are enough', () => {
    const slow = ratioQuantiles([2.9, 3, 3, 3, 3.1].map((ratio) => ({ code: 'D4', ratio, running: false })));
    expect(forecastOf({ ...input, experience: new Map([['D4', slow]]) }).end.p10 > forecastOf(input).end.p90).toBe(true);
    expect(forecastOf({ ...input, experience: new Map([['D4', slow]]) }).end.deciding.map(({ code }) => code)).toContain('D4');
  });

  it('of a step in progress depends on the days spent: its range is narrow near the longest length and short beyond it', () => {
    const one = (startedOn: string): Likely => {
      const steps = [{ code: 'A', days: 100, needs: [], startedOn, finishedOn: null, pin: null }];
      return forecastOf({ ...input, network: { ...network, steps }, durations: new Map([['A', { least: 50, usual: 100, most: 200 }]]), of: [] }).end;
    };
    expect(one('2026-06-15').p50 > '2026-09-15').toBe(true);
    expect(one('2025-12-15').p90 < '2026-07-03').toBe(true);
    expect(shown(one('2025-06-15'))).toMatch(/^2026-06-2\d 2026-07-\d\d 2026-1\d-\d\d$/);
  });

  it('moves with a pause by its days', () => {
    const paused = { ...network, pauses: [{ from: '2026-06-15', to: '2026-06-16' }] };
    const days = (given: Network): number => Date.parse(forecastOf({ ...input, network: given }).end.p50) / 86_400_000;
    expect(days(paused) - days(network)).toBe(1);
  });

  it('refuses a step that is not in the network', () => {
    expect(() => forecastOf({ ...input, of: ['Z9'] })).toThrow(new RangeError('Z9 is no step of the network'));
  });
});

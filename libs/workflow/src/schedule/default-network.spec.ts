import { defaultNetwork } from '../spec/default-network.js';
import { inJune, laidOut } from '../spec/default-tables.js';
import type { Schedule, StepDays } from './network.js';
import { scheduleOf } from './schedule-of.js';

const row = ({ code, earlyStart, earlyFinish, lateStart, lateFinish, totalFloat }: StepDays): string =>
  lateFinish === null ? `${code} done ${earlyFinish}` : [code, earlyStart, earlyFinish, lateStart ?? '–', lateFinish, totalFloat].join(' ');
const rows = (schedule: Schedule): string[] => schedule.steps.map(row);
const table = (text: string): string[] => text.trim().split('\n').map((line) => line.trim());

describe('the schedule of the default network', () => {
  it('as laid out takes 125 weeks and equals a schedule computed by another program', () => {
    const schedule = scheduleOf(defaultNetwork());
    expect(rows(schedule)).toEqual(table(laidOut));
    expect(schedule.finishOn).toBe('2028-05-28');
  });

  it('as laid out is critical from the first step to the last', () => {
    const critical = scheduleOf(defaultNetwork()).steps.filter((step) => step.critical);
    expect(critical.map(({ code }) => code).join(' ')).toBe('A1 A2 A5 B1 B2 C3 C4 D1 D8 E3 F1 F3 F4');
  });

  it('as at 15 June 2026 ends 22 days later and equals a schedule computed by another program', () => {
    const schedule = scheduleOf(
      defaultNetwork({
        A1: { finishedOn: '2026-02-20' },
        A2: { startedOn: '2026-02-23' },
        A3: { finishedOn: '2026-03-10' },
        A4: { finishedOn: '2026-05-30' },
      }),
      '2026-06-15',
    );
    expect(rows(schedule)).toEqual(table(inJune));
    expect(schedule.finishOn).toBe('2028-06-19');
  });

  it('assumes the starts of finished steps when they were not recorded', () => {
    const { steps } = scheduleOf(defaultNetwork({ A1: { finishedOn: '2026-02-20' }, A3: { finishedOn: '2026-03-10' }, A2: { startedOn: '2026-02-23', finishedOn: '2026-05-30' } }));
    expect(steps.slice(0, 3).map((step) => [step.code, step.earlyStart, step.startAssumed])).toEqual([
      ['A1', '2026-01-05', true],
      ['A2', '2026-02-23', false],
      ['A3', '2026-02-21', true],
    ]);
  });
});

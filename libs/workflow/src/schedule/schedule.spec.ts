import { addDays, type PlainDate } from '#kernel';
import type { Network, NetworkStep, Pause, Schedule, StepDays } from './network.js';
import { scheduleOf } from './schedule-of.js';

type Known = Partial<Omit<NetworkStep, 'code' | 'needs'>> & { needs?: readonly (string | readonly [step: string, lag: number])[] };

/** Steps of ten days from Monday 5 January 2026, each after the previous one by default. */
const given = (steps: Readonly<Record<string, Known>>, pauses: readonly Pause[] = []): { when: (today?: PlainDate) => Schedule } => {
  const network: Network = {
    startOn: '2026-01-05',
    pauses,
    steps: Object.entries(steps).map(([code, { needs = [], ...known }], i, all) => {
      const before = all[i - 1];
      const needed = needs.length > 0 || before === undefined ? needs : [before[0]];
      return { code, days: 10, startedOn: null, finishedOn: null, pin: null, ...known, needs: needed.map((need) => (typeof need === 'string' ? { step: need, lag: 0 } : { step: need[0], lag: need[1] })) };
    }),
  };
  return { when: (today) => scheduleOf(network, today) };
};
const step = ({ steps }: Schedule, code: string): StepDays => steps.find((days) => days.code === code) ?? fail(code);
const fail = (code: string): never => {
  throw new Error(`There is no step ${code}`);
};
const early = (schedule: Schedule, code: string): string => `${step(schedule, code).earlyStart} ${step(schedule, code).earlyFinish}`;
const late = (schedule: Schedule, code: string): string => `${step(schedule, code).lateStart ?? '–'} ${step(schedule, code).lateFinish ?? '–'}`;

describe('lengths', () => {
  it('include both days: seven days from a Monday end on the Sunday', () => {
    expect(early(given({ A: { days: 7 } }).when(), 'A')).toBe('2026-01-05 2026-01-11');
  });
  it('of a following step begin on the next day', () => {
    expect(early(given({ A: { days: 7 }, B: { days: 1 } }).when(), 'B')).toBe('2026-01-12 2026-01-12');
  });
  it('of a lag are between two steps', () => {
    const schedule = given({ A: { days: 7 }, B: { needs: [['A', 14]] } }).when();
    expect(early(schedule, 'B')).toBe('2026-01-26 2026-02-04');
    expect(late(schedule, 'A')).toBe('2026-01-05 2026-01-11');
  });
});

describe('a step without length', () => {
  it('is on the last finish day of its prerequisites, and passes that day on', () => {
    const schedule = given({ A: { days: 7 }, M: { days: 0 }, B: {} }).when();
    expect(early(schedule, 'M')).toBe('2026-01-11 2026-01-11');
    expect(early(schedule, 'B')).toBe('2026-01-12 2026-01-21');
    expect(schedule.steps.every(({ critical }) => critical)).toBe(true);
  });
  it('is on the start without prerequisites, and the next step starts the day after', () => {
    const schedule = given({ M: { days: 0 }, B: {} }).when();
    expect([early(schedule, 'M'), early(schedule, 'B')]).toEqual(['2026-01-05 2026-01-05', '2026-01-06 2026-01-15']);
  });
  it('is before the start when its prerequisite finished then', () => {
    expect(early(given({ A: { finishedOn: '2026-01-02' }, M: { days: 0 } }).when(), 'M')).toBe('2026-01-02 2026-01-02');
  });
  it('is not before today while it is open', () => {
    expect(early(given({ A: { finishedOn: '2026-01-10' }, M: { days: 0 } }).when('2026-01-20'), 'M')).toBe('2026-01-20 2026-01-20');
  });
  it('is after a lag', () => {
    expect(early(given({ A: { days: 7 }, M: { days: 0, needs: [['A', 3]] } }).when(), 'M')).toBe('2026-01-14 2026-01-14');
  });
});

describe('a fact', () => {
  it('replaces planned days: a finished step has its actual days, no late days and no float', () => {
    const schedule = given({ A: { startedOn: '2026-01-08', finishedOn: '2026-01-12' }, B: {} }).when();
    expect(step(schedule, 'A')).toEqual({
      code: 'A', earlyStart: '2026-01-08', earlyFinish: '2026-01-12', startAssumed: false, lateStart: null, lateFinish: null, totalFloat: null, freeFloat: null, critical: false,
    });
    expect(early(schedule, 'B')).toBe('2026-01-13 2026-01-22');
  });
  it('has an assumed start when none was recorded: the day after the last prerequisite, at most the finish', () => {
    const schedule = given({ A: { finishedOn: '2026-01-12' }, B: { finishedOn: '2026-01-20' }, C: { finishedOn: '2026-01-18' } }).when('2026-02-01');
    expect(schedule.steps.map(({ earlyStart, startAssumed }) => [earlyStart, startAssumed])).toEqual([['2026-01-05', true], ['2026-01-13', true], ['2026-01-18', true]]);
  });
  it('gives a step in progress its start; the step does not finish before today and has no late start', () => {
    const begun = given({ A: { startedOn: '2026-01-03' }, B: {} });
    expect(early(begun.when('2026-01-06'), 'A')).toBe('2026-01-03 2026-01-12');
    expect(early(begun.when('2026-01-20'), 'A')).toBe('2026-01-03 2026-01-20');
    expect(late(begun.when('2026-01-20'), 'A')).toBe('– 2026-01-20');
    expect(early(begun.when('2026-01-20'), 'B')).toBe('2026-01-21 2026-01-30');
  });
  it('out of order delays only direct successors, and does not constrain prerequisites', () => {
    const schedule = given({ A: { days: 40 }, B: { finishedOn: '2026-01-08' }, C: {}, D: { needs: ['A'] } }).when('2026-01-10');
    expect(early(schedule, 'C')).toBe('2026-01-10 2026-01-19');
    expect(early(schedule, 'A')).toBe('2026-01-10 2026-02-18');
    expect(late(schedule, 'A')).toBe('2026-01-10 2026-02-18');
    expect(step(given({ A: {}, B: { finishedOn: '2026-01-08' }, C: { days: 60 } }).when('2026-01-10'), 'A').totalFloat).toBe(50);
  });
  it('of a step in progress out of order does not constrain prerequisites either', () => {
    expect(step(given({ A: {}, B: { days: 30, startedOn: '2026-01-08' } }).when('2026-01-10'), 'A').totalFloat).toBe(18);
  });
});

describe('pins', () => {
  it('“not before” delays the start and the following steps', () => {
    const schedule = given({ A: {}, B: { pin: { notBefore: '2026-02-02' } }, C: {} }).when();
    expect([early(schedule, 'B'), early(schedule, 'C')]).toEqual(['2026-02-02 2026-02-11', '2026-02-12 2026-02-21']);
    expect([step(schedule, 'A').totalFloat, step(schedule, 'A').critical]).toEqual([18, false]);
  });
  it('“finish on” delays the start so that the step finishes on the day', () => {
    const schedule = given({ A: {}, B: { pin: { finishOn: '2026-03-01' } } }).when();
    expect([early(schedule, 'B'), late(schedule, 'B')]).toEqual(['2026-02-20 2026-03-01', '2026-02-20 2026-03-01']);
  });
  it('“finish on” makes float negative when there is too little time, without changing other steps', () => {
    const schedule = given({ A: {}, B: { pin: { finishOn: '2026-01-11' } }, C: { needs: ['A'], days: 30 } }).when();
    expect(schedule.steps.map(({ code, totalFloat, critical }) => [code, totalFloat, critical])).toEqual([['A', -13, true], ['B', -13, true], ['C', 0, true]]);
    expect(late(schedule, 'B')).toBe('2026-01-02 2026-01-11');
  });
  it('apply only to open steps', () => {
    const schedule = given({ A: { finishedOn: '2026-02-10', pin: { finishOn: '2026-01-20' } }, B: { startedOn: '2026-02-11', pin: { notBefore: '2026-06-01' } } }).when('2026-02-12');
    expect(schedule.steps.map(({ totalFloat }) => totalFloat)).toEqual([null, 0]);
    expect(schedule.finishOn).toBe('2026-02-20');
  });
});

describe('floats', () => {
  it('give the days by which a step can move alone (free) and with its successors (total)', () => {
    const schedule = given({ A: { days: 30 }, B: { needs: ['A'] }, X: { needs: ['A'], days: 2 }, Y: { needs: ['X'], days: 3 }, Z: { needs: ['B', 'Y'] } }).when();
    expect(schedule.steps.map(({ code, totalFloat, freeFloat }) => [code, totalFloat, freeFloat])).toEqual([['A', 0, 0], ['B', 0, 0], ['X', 5, 0], ['Y', 5, 5], ['Z', 0, 0]]);
  });
});

describe('today', () => {
  it('is the earliest start of steps that are not started, but not before the start of the development', () => {
    expect(early(given({ A: {} }).when('2026-03-01'), 'A')).toBe('2026-03-01 2026-03-10');
    expect(early(given({ A: {} }).when('2025-12-01'), 'A')).toBe('2026-01-05 2026-01-14');
  });
});

describe('pauses', () => {
  const february: Pause = { from: '2026-02-01', to: '2026-03-01' };
  it('are skipped in lengths and lags', () => {
    const schedule = given({ A: { days: 30 }, B: { needs: [['A', 5]] } }, [{ from: '2026-01-10', to: '2026-01-20' }]).when();
    expect([early(schedule, 'A'), early(schedule, 'B')]).toEqual(['2026-01-05 2026-02-13', '2026-02-19 2026-02-28']);
    expect(early(given({ A: { days: 25 }, B: { needs: [['A', 5]] } }, [february]).when(), 'B')).toBe('2026-03-04 2026-03-13');
  });
  it('that continue are calculated as if the work resumed tomorrow', () => {
    const schedule = given({ A: { days: 3, startedOn: '2026-01-30' }, B: { needs: ['A'] }, C: { needs: ['A'], finishedOn: '2026-02-10' }, M: { needs: ['C'], days: 0 } }, [{ from: '2026-02-01', to: '2026-02-16' }]).when('2026-02-15');
    expect([early(schedule, 'A'), early(schedule, 'B'), early(schedule, 'M')]).toEqual(['2026-01-30 2026-02-16', '2026-02-17 2026-02-26', '2026-02-16 2026-02-16']);
  });
  it('do not move pins, and do not count as float', () => {
    const schedule = given({ A: { days: 27 }, B: { pin: { finishOn: '2026-03-15' } } }, [february]).when();
    expect(early(schedule, 'B')).toBe('2026-03-06 2026-03-15');
    expect(step(schedule, 'A').totalFloat).toBe(5);
  });
});

describe('a network', () => {
  it('without steps ends where it starts', () => {
    expect(given({}).when('2026-05-01')).toEqual({ finishOn: '2026-01-05', steps: [] });
  });
  it('is refused when a step needs itself or a missing step, or two steps have the same code', () => {
    expect(() => given({ A: { needs: ['B'] }, B: {} }).when()).toThrow(new RangeError('A needs itself, or a step that does'));
    expect(() => given({ A: { needs: ['X'] } }).when()).toThrow(new RangeError('A needs X, which is no step of the network'));
    const one: NetworkStep = { code: 'A', days: 1, needs: [], startedOn: null, finishedOn: null, pin: null };
    expect(() => scheduleOf({ startOn: '2026-01-05', pauses: [], steps: [one, one] })).toThrow(new RangeError('Two steps of the network have one code'));
  });
  it('may be a chain of ten thousand steps', () => {
    const steps = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`S${i}`, { days: 1 }]));
    expect(given(steps).when().finishOn).toBe(addDays('2026-01-05', 9_999));
  });
});

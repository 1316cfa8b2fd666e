import { aim, datedSample as ulo } from '../spec/dated-sample.js';
import { milestoneMonths } from './milestone-months.js';

describe('milestones and steps by due month', () => {
  const none = { done: 0, doneLate: 0, late: 0, waiting: 0, planned: 0 };
  const months = (...aims: Parameters<typeof aim>[]) => milestoneMonths([ulo({ aims: aims.map((of) => aim(...of)) })], '2026-11-26');

  it('counts a step whose day has passed as waiting if it cannot begin yet', () => {
    expect(months(['2026-10-01', { kind: 'step', readyOn: null }], ['2026-10-02'], ['2026-12-01', { kind: 'step', readyOn: null }])).toEqual([
      { ...none, month: '2026-10', late: 1, waiting: 1 }, { ...none, month: '2026-11' }, { ...none, month: '2026-12', planned: 1 },
    ]);
  });

  it('counts a milestone that is due on the day itself as planned', () => {
    expect(months(['2026-11-26'], ['2026-11-26', { kind: 'step', readyOn: null }], ['2026-11-25', { achievedOn: '2026-11-26' }])).toEqual([{ ...none, month: '2026-11', doneLate: 1, planned: 2 }]);
  });
});

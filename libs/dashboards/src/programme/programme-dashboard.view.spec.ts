import { datedSample as ulo } from '../spec/dated-sample.js';
import { programmeDashboard } from './programme-dashboard.view.js';

describe('the dashboard of a programme', () => {
  const all = [ulo({ finishes: [['2026-01-05', '2028-06-30'], ['2026-06-01', '2028-08-31']] })];

  it('shows the calculated finish of each development for today, and the last agreed finish for a past day', () => {
    const finishOf = (day: string, rows?: ReadonlyMap<string, { finishOn: string | null }>) => programmeDashboard(all, day, rows).portfolio.map(({ firstFinishOn, agreedFinishOn, finishOn }) => [firstFinishOn, agreedFinishOn, finishOn]);
    expect(finishOf('2026-11-28', new Map([['one', { finishOn: '2028-12-01' }]]))).toEqual([['2028-06-30', '2028-08-31', '2028-12-01']]);
    expect(finishOf('2026-05-31')).toEqual([['2028-06-30', '2028-06-30', '2028-06-30']]);
  });
});

import { aim, datedSample as ulo } from '../spec/dated-sample.js';
import { programmeReport } from './programme-report.view.js';

describe('the report to a committee', () => {
  const late = (id: string, due: string) => ulo({ id, name: id, active: ['2026-01-05', '2026-11-10'], aims: [aim(due)] });

  it('lists decisions in the order of the exceptions, most pressing ULO first', () => {
    const { decisions, exceptions } = programmeReport([late('a little', '2026-10-01'), late('most', '2026-02-01'), late('more', '2026-08-01')], { from: '2026-07-01', to: '2026-11-27' });
    expect(decisions.map(({ ulo: { name } }) => name)).toEqual(['most', 'more', 'a little']);
    expect(exceptions.map(({ ulo: { name } }) => name)).toEqual(['most', 'more', 'a little']);
  });

  it('gives a ULO with a later finish the same colour as the list of programmes', () => {
    const [all, day] = [[ulo({ id: 'a', active: ['2026-01-05', '2026-11-10'] })], '2026-11-27'];
    const rows = new Map([['a', { daysAfterBaseline: 97 }]]);
    expect(programmeReport(all, { from: '2026-07-01', to: day }, rows).exceptions).toMatchObject([{ colour: 'amber', reasons: ['Finishes 97 days later than agreed'] }]);
    expect(programmeReport(all, { from: '2026-07-01', to: day }).exceptions).toEqual([]);
  });
});

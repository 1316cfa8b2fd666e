import { barChart } from '../../charts/bar.js';
import { planChart } from '../../charts/plan.js';
import { stepChart } from '../../charts/step.js';
import { plural } from '../../filters.js';
import type { ComponentExamples } from '../example.js';

const people = (count: number, of: number): { value: number; text: string } => ({ value: Math.round((count / of) * 100), text: `${count} of ${of} people` });

export const chartExamples: ComponentExamples = {
  component: 'chart',
  macro: 'chart',
  examples: [
    {
      name: 'bars',
      args: [barChart({
        id: 'kinds', title: 'Open warnings by kind', columns: ['Kind', 'Warnings'], format: (n) => plural(n, 'warning'), csv: '/warnings.csv',
        bars: [
          { label: 'Share of users on the committee', value: 5 }, { label: 'Nothing heard from the mentor for six weeks', value: 3 },
          { label: 'Lease ends before the plan does', value: 1 }, { label: 'Core cost', value: 0 },
        ],
      })],
    },
    {
      name: 'bars beside a range',
      args: [barChart({
        id: 'forecast', title: 'Forecast months from start to launch', columns: ['ULO', 'Months'], format: (n) => plural(n, 'month'),
        range: { from: 24, to: 36, label: '24 to 36 months: realistic' },
        bars: [{ label: 'Tamworth', value: 20 }, { label: 'Lichfield', value: 31 }, { label: 'Cannock', value: 44 }],
      })],
    },
    {
      name: 'steps',
      args: [stepChart({
        id: 'share', title: 'Users on the committee', until: '2010-09-24', limit: { value: 75, label: 'Three in four' }, format: (n) => `${n}%`, open: true,
        series: [{ label: 'Users', points: [{ on: '2009-05-01', ...people(3, 7) }, { on: '2009-11-12', ...people(2, 6) }, { on: '2010-02-01', ...people(6, 8) }] }],
      })],
    },
    {
      name: 'two lines',
      args: [stepChart({
        id: 'cost', title: 'Months of core cost covered', until: '2010-06-30', shape: 'line',
        series: [
          { label: 'Agreed', points: [{ on: '2009-06-30', value: 2 }, { on: '2009-12-31', value: 6 }, { on: '2010-06-30', value: 11 }] },
          { label: 'Spent', points: [{ on: '2009-06-30', value: 1 }, { on: '2009-12-31', value: 3 }, { on: '2010-06-30', value: 5 }] },
        ],
      })],
    },
    {
      name: 'a plan',
      args: [planChart({
        id: 'plan', title: 'The plan', today: '2010-03-08', csv: '/plan.csv',
        likely: [{ label: 'The whole plan', from: '2010-08-04', half: '2010-10-12', to: '2011-03-20' }],
        rows: [
          { label: 'Form the steering group', status: 'Completed', done: true, baseline: { from: '2009-01-19', to: '2009-03-31' }, current: { from: '2009-01-19', to: '2009-03-10' } },
          { label: 'Adopt a constitution', status: 'Completed', done: true, baseline: { from: '2009-04-01', to: '2009-06-30' }, current: { from: '2009-04-15', to: '2009-09-02' } },
          { label: 'Find premises', status: 'In progress', baseline: { from: '2009-07-01', to: '2009-12-31' }, current: { from: '2009-09-01', to: '2010-05-31' } },
          { label: 'Launch', status: 'Rescheduled', baseline: { from: '2010-03-31', to: '2010-03-31' }, current: { from: '2010-09-24', to: '2010-09-24' } },
          { label: 'Open services', status: 'Cannot start yet', current: { from: '2010-10-01', to: '2011-03-31' } },
          { label: 'Second office', status: 'Not planned' },
        ],
      })],
    },
    { name: 'nothing yet', args: [barChart({ id: 'none', title: 'Milestones by month', columns: ['Month', 'Milestones'], bars: [] }), { headingLevel: 3 }] },
  ],
};

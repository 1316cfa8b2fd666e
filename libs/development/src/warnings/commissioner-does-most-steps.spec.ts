import { smallTemplate, specFor, type Given } from '#spec';
import { firstBaseline } from '../steps/planned-days.js';
import { ulo } from '../ulo.js';
import { commissionerDoesMostSteps } from './commissioner-does-most-steps.js';

const { given } = specFor(ulo);
const content = { ...smallTemplate, steps: smallTemplate.steps.map((step, i) => ({ ...step, owner: i === 0 ? ('commissioner' as const) : ('committee' as const) })) };
const laidOut: Given = ['2009-01-19', 'PlanLaidOut', { startOn: '2009-01-19', version: 0, content, baseline: firstBaseline(content, '2009-01-19') }];
const elected: Given = ['2009-03-01', 'ManagementCommitteeElected', { users: 6, carers: 1, others: 1 }];
const done: Given = ['2009-02-01', 'StepCompleted', { step: 'S1' }];

describe('a commissioner who did most of the steps', () => {
  it('opens a warning from the election of a committee until others have done as many', () => {
    expect(given(laidOut, done).warnings(commissionerDoesMostSteps)).toEqual([]);
    expect(given(laidOut, done, elected).warnings(commissionerDoesMostSteps)).toEqual(['2009-03-01/']);
    expect(given(laidOut, done, elected, ['2009-04-01', 'ConstitutionAdopted', {}]).warnings(commissionerDoesMostSteps)).toEqual(['2009-03-01/2009-04-01']);
  });
});

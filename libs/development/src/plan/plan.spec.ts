import { derivedId } from '#kernel';
import { specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { AdoptPlan, DraftPlan, baselinesOf, planMonths, planOn, plansInForce } from './index.js';

const { given } = specFor(ulo);
const started: Given = [
  '2009-01-19',
  'UloDevelopmentStarted',
  { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire County Council' },
];
const drafted = (on: string, finishOn: string): Given => [on, 'PlanDrafted', { finishOn }];
const adopted = (on: string, finishOn: string): Given => [on, 'PlanAdoptedByUsers', { finishOn }];

describe('a plan', () => {
  it('is drafted and adopted with its finish', () => {
    given(started).when(DraftPlan, '2009-01-19', { finishOn: '2010-01-31' }).thenRecords('PlanDrafted');
    given(started).when(AdoptPlan, '2010-01-25', { finishOn: '2011-12-31' }).then({ type: 'PlanAdoptedByUsers', data: { finishOn: '2011-12-31', steps: null } });
  });

  it.each(['2009-01-19', '2008-12-31'])('cannot finish before it begins: %s', (finishOn) => {
    given(started).when(DraftPlan, '2009-01-10', { finishOn }).thenRefused('plan-finishes-before-it-begins');
    given(started).when(AdoptPlan, '2009-02-10', { finishOn }).thenRefused('plan-finishes-before-it-begins');
  });

  it('never changes: a new plan is a further baseline', () => {
    const { plan } = given(started, drafted('2009-01-19', '2010-01-31'), drafted('2009-03-01', '2010-03-31'), adopted('2010-01-25', '2011-12-31')).state();
    expect(baselinesOf(plan).map((p) => p.finishOn)).toEqual(['2010-01-31', '2011-12-31']);
  });

  it('is in force from its day; after an adoption by users, later drafts are only proposals', () => {
    const { plan } = given(started, drafted('2009-01-19', '2010-01-31'), adopted('2010-01-25', '2011-12-31'), drafted('2010-06-01', '2010-12-31')).state();
    expect(plansInForce(plan).map((p) => p.finishOn)).toEqual(['2010-01-31', '2011-12-31']);
    expect(planOn(plan, '2010-01-24')?.finishOn).toBe('2010-01-31');
    expect(planOn(plan, '2010-01-25')?.finishOn).toBe('2011-12-31');
    expect(planOn(plan, '2009-01-18')).toBeUndefined();
  });

  it('has a length in completed months (inclusive)', () => {
    expect(planMonths('2009-01-19', '2010-01-31')).toBe(12);
    expect(planMonths('2009-01-19', '2011-12-31')).toBe(35);
    expect(planMonths('2009-01-19', '2011-01-18')).toBe(24);
    expect(planMonths('2009-01-19', '2011-01-17')).toBe(23);
    expect(planMonths('2009-01-19', '2008-01-17')).toBe(0);
  });
});

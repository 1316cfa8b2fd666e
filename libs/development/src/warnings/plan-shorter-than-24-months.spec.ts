import { specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { planShorterThan24Months } from './plan-shorter-than-24-months.js';

const { given } = specFor(ulo);
const started: Given = ['2009-01-19', 'UloDevelopmentStarted', { programme: 'p', name: 'MAP', area: 'Tamworth', commissioner: 'C' }];
const drafted: Given = ['2009-01-19', 'PlanDrafted', { finishOn: '2010-01-31' }];
const adopted: Given = ['2010-01-25', 'PlanAdoptedByUsers', { finishOn: '2011-12-31' }];

describe('a plan shorter than 24 months', () => {
  it('opens a warning from its draft until the users adopt a longer one', () => {
    expect(given(started, drafted, adopted).warnings(planShorterThan24Months)).toEqual(['2009-01-19/2010-01-25']);
    expect(given(started, drafted).warnings(planShorterThan24Months)).toEqual(['2009-01-19/']);
  });

  it('says how long it is', () => {
    expect(planShorterThan24Months.intervals(given(started, drafted).state())[0]?.why).toBe('The plan runs from 2009-01-19 to 2010-01-31: 12 months.');
  });

  it('opens the warning again when a new plan shortens the time', () => {
    const shortened: Given = ['2010-06-01', 'PlanAdoptedByUsers', { finishOn: '2010-12-31' }];
    expect(given(started, adopted, shortened).warnings(planShorterThan24Months)).toEqual(['2010-06-01/']);
  });

  it('is counted from the start of the development: exactly 24 months are enough', () => {
    expect(given(started, ['2009-06-01', 'PlanDrafted', { finishOn: '2011-01-18' }]).warnings(planShorterThan24Months)).toEqual([]);
    expect(given(started, ['2009-06-01', 'PlanDrafted', { finishOn: '2011-01-17' }]).warnings(planShorterThan24Months)).toEqual(['2009-06-01/']);
  });

  it('opens no warning for a draft that is only a proposal', () => {
    expect(given(started, adopted, ['2010-06-01', 'PlanDrafted', { finishOn: '2010-12-31' }]).warnings(planShorterThan24Months)).toEqual([]);
  });

  it('opens no warning before the start of the development', () => {
    expect(given(drafted).warnings(planShorterThan24Months)).toEqual([]);
  });
});

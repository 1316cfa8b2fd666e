import { specFor } from '#spec';
import { ulo } from '../ulo.js';
import { RecordCriteriaAssessment, criteria, criteriaAreas, designCriteria, numberOfCriteria, type CriterionNumber } from './index.js';

const { given } = specFor(ulo);
const counts = { met: 16, partly: 3, notMet: 2 };

describe('an assessment against the 21 criteria', () => {
  it('is recorded in counts, whatever came out', () => {
    given().when(RecordCriteriaAssessment, '2011-05-16', counts).thenRecords('CriteriaAssessed');
    given().when(RecordCriteriaAssessment, '2011-05-16', { met: 0, partly: 0, notMet: 20, notApplicable: 1 }).thenRecords('CriteriaAssessed');
  });

  it('accounts for all 21', () => {
    given().when(RecordCriteriaAssessment, '2011-05-16', { ...counts, notMet: 3 }).thenRefused('criteria-counts-differ-from-21');
  });

  it('may say it of single criteria, each once and within the counts', () => {
    const not = (criterion: CriterionNumber) => ({ criterion, judgement: 'not-met' }) as const;
    const say = (...judged: ReturnType<typeof not>[]) => given().when(RecordCriteriaAssessment, '2011-05-16', { ...counts, judged });
    say(not('14'), not('17')).thenRecords('CriteriaAssessed');
    say(not('14'), not('14')).thenRefused('criterion-judged-twice', ['14. Is financially sustainable']);
    say(not('14'), not('17'), not('20')).thenRefused('criteria-differ-from-counts', ['Not met']);
  });

  it('may be made again, each kept with its day', () => {
    const { state } = given(['2011-05-16', 'CriteriaAssessed', counts], ['2012-05-14', 'CriteriaAssessed', { met: 18, partly: 2, notMet: 1 }]);
    expect(state().criteria.assessments.map((a) => [a.on, a.met])).toEqual([['2011-05-16', 16], ['2012-05-14', 18]]);
    expect(criteria.events['CriteriaAssessed']?.describe(counts as never)).toBe('16 met, 3 partly and 2 not');
  });
});

it('there are 21 criteria in three areas, each with the standing of its wording', () => {
  expect(numberOfCriteria).toBe(21);
  expect(new Set(Object.values(designCriteria).map((c) => c.area))).toEqual(new Set(Object.keys(criteriaAreas)));
  expect(Object.values(designCriteria).filter((c) => c.wordingStatus === 'unverified').length).toBeGreaterThan(0);
});

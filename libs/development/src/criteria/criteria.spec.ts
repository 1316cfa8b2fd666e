import { warningsOf } from '#history';
import { specFor, type Given } from '#spec';
import { DeclareEstablishment } from '../partnership/index.js';
import { ulo } from '../ulo.js';
import { uloWarnings } from '../warnings/index.js';
import { RecordCriteriaAssessment, criteria, criteriaAreas, criteriaOneByOne, criterionNumbers, designCriteria, hasChanged, numberOfCriteria, type CriterionNumber } from './index.js';

const { given } = specFor(ulo);
const counts = { met: 16, partly: 3, notMet: 2 };

describe('an assessment against the 21 criteria', () => {
  it('is recorded in counts, with any result', () => {
    given().when(RecordCriteriaAssessment, '2011-05-16', counts).thenRecords('CriteriaAssessed');
    given().when(RecordCriteriaAssessment, '2011-05-16', { met: 0, partly: 0, notMet: 20, notApplicable: 1 }).thenRecords('CriteriaAssessed');
  });

  it('must cover all 21 criteria', () => {
    given().when(RecordCriteriaAssessment, '2011-05-16', { ...counts, notMet: 3 }).thenRefused('criteria-counts-differ-from-21');
  });

  it('counts the single criteria when no counts are given', () => {
    const all = criterionNumbers.map((criterion, i) => ({ criterion, judgement: i < 15 ? 'met' : i < 18 ? 'partly' : i < 20 ? 'not-met' : 'not-applicable' }) as const);
    given().when(RecordCriteriaAssessment, '2011-05-16', { judged: all }).then({ type: 'CriteriaAssessed', data: { judged: all, met: 15, partly: 3, notMet: 2, notApplicable: 1 } });
    given().when(RecordCriteriaAssessment, '2011-05-16', { judged: all.slice(1) }).thenRefused('criteria-counts-differ-from-21');
    given().when(RecordCriteriaAssessment, '2011-05-16', {}).thenRefused('criteria-counts-differ-from-21');
  });

  it('shows the last judgement of each criterion, its evidence and the judgement before', () => {
    const then = { ...counts, judged: [{ criterion: '1', judgement: 'not-met' }, { criterion: '2', judgement: 'met' }, { criterion: '14', judgement: 'partly' }] };
    const now = { ...counts, judged: [{ criterion: '1', judgement: 'met', evidence: 'Minutes of May' }, { criterion: '2', judgement: 'met' }, { criterion: '3', judgement: 'partly' }] };
    expect(criteriaOneByOne(given().state().criteria)).toEqual([]);
    const all = criteriaOneByOne(given(['2011-05-16', 'CriteriaAssessed', then], ['2012-05-14', 'CriteriaAssessed', now]).state().criteria);
    expect(all.map(({ criterion }) => Number(criterion))).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
    expect(all[0]).toEqual({ criterion: '1', judgement: 'met', evidence: 'Minutes of May', before: 'not-met' });
    expect(all[13]).toEqual({ criterion: '14', judgement: null, evidence: null, before: 'partly' });
    expect(all.filter(hasChanged).map(({ criterion }) => criterion)).toEqual(['1']);
  });

  it('may judge single criteria, each only once and within the counts', () => {
    const not = (criterion: CriterionNumber) => ({ criterion, judgement: 'not-met' }) as const;
    const say = (...judged: ReturnType<typeof not>[]) => given().when(RecordCriteriaAssessment, '2011-05-16', { ...counts, judged });
    say(not('14'), not('17')).thenRecords('CriteriaAssessed');
    say(not('14'), not('14')).thenRefused('criterion-judged-twice', ['14. Is financially sustainable']);
    say(not('14'), not('17'), not('20')).thenRefused('criteria-differ-from-counts', ['Not met']);
  });

  it('blocks no command and opens no warning, with any result', () => {
    const ready: Given[] = [['2009-07-06', 'ConstitutionAdopted', {}], ['2009-08-03', 'ManagementCommitteeElected', { users: 6, carers: 1, others: 1 }]];
    const none: Given = ['2011-05-16', 'CriteriaAssessed', { met: 0, partly: 0, notMet: 21 }];
    given(...ready, none).when(DeclareEstablishment, '2011-06-01', {}).then({ type: 'UloEstablishmentDeclared', data: { ruleSet: 'dh-2007', ruleSetVersion: 1, counted: 6, votingMembers: 8, carersCount: false } });
    // Any record ends a silence, so that rule is left out.
    const rules = uloWarnings.filter(({ code }) => code !== 'nothing-recorded-for-sixty-days');
    const opened = (...facts: Given[]) => warningsOf(rules, given(...facts).state()).map(({ code, opens }) => `${code} ${opens}`);
    expect(opened(...ready, none)).toEqual(opened(...ready));
  });

  it('may be repeated; each one is kept with its day', () => {
    const { state } = given(['2011-05-16', 'CriteriaAssessed', counts], ['2012-05-14', 'CriteriaAssessed', { met: 18, partly: 2, notMet: 1 }]);
    expect(state().criteria.assessments.map((a) => [a.on, a.met])).toEqual([['2011-05-16', 16], ['2012-05-14', 18]]);
    expect(criteria.events['CriteriaAssessed']?.describe(counts as never)).toBe('16 met, 3 partly and 2 not');
  });
});

it('there are 21 criteria in three areas, each with the source status of its wording', () => {
  expect(numberOfCriteria).toBe(21);
  expect(new Set(Object.values(designCriteria).map((c) => c.area))).toEqual(new Set(Object.keys(criteriaAreas)));
  expect(Object.values(designCriteria).filter((c) => c.wordingStatus === 'unverified').length).toBeGreaterThan(0);
});

import { specFor, type Given } from '#spec';
import { programme } from '../programme.js';
import { AdoptRuleSet, CloseProgramme, IdentifyUserGroupGap, OpenProgramme, RecordAreaSelfAssessment, programmeItself, ruleSetOn } from './index.js';

const { given } = specFor(programme);
const opened: Given = ['2009-01-12', 'ProgrammeOpened', { name: 'Staffordshire ULOs', area: 'Staffordshire' }];

describe('a programme', () => {
  it('is opened only once', () => {
    given().when(OpenProgramme, '2009-01-12', { name: 'Staffordshire ULOs', area: 'Staffordshire' }).thenRecords('ProgrammeOpened');
    given(opened).when(OpenProgramme, '2009-01-01', { name: 'Another', area: 'Staffordshire' }).thenRefused('programme-already-open');
  });

  it('is closed only once', () => {
    given(opened).when(CloseProgramme, '2012-01-12').thenRecords('ProgrammeClosed');
    given(opened, ['2012-01-12', 'ProgrammeClosed', {}]).when(CloseProgramme, '2011-01-12').thenRefused('programme-already-closed');
  });

  it('records whether its area has a ULO, and who is not represented', () => {
    given(opened)
      .when(RecordAreaSelfAssessment, '2009-01-12', { uloInArea: false, notRepresented: ['learning-disability', 'carers'] })
      .thenRecords('AreaSelfAssessmentRecorded');
    given(opened).when(IdentifyUserGroupGap, '2009-02-12', { userGroup: 'older-people' }).thenRecords('UserGroupGapIdentified');
  });

  it('applies the criteria of 2007 without carers until the day on which it adopts other rules', () => {
    given(opened).when(AdoptRuleSet, '2009-06-01', { ruleSet: 'dh-2007', carersCount: true }).thenRecords('RuleSetAdopted');
    const slice = given(opened, ['2009-06-01', 'RuleSetAdopted', { ruleSet: 'dh-2007', carersCount: true }]).state().programme;
    expect(ruleSetOn(slice, '2009-05-31').carersCount).toBe(false);
    expect(ruleSetOn(slice, '2009-06-01').carersCount).toBe(true);
  });

  it('cannot adopt rules for a day on which they were not in force', () => {
    given(opened).when(AdoptRuleSet, '2009-06-01', { ruleSet: 'lloyds-ddpo-2024', carersCount: false }).thenRefused('rule-set-not-in-force', ['In force from 2024-01-01', 'In force to 2025-12-31']);
    given(opened).when(AdoptRuleSet, '2024-01-01', { ruleSet: 'lloyds-ddpo-2024', carersCount: false }).thenRecords('RuleSetAdopted');
  });
  it('cannot count carers when the rules exclude them', () => {
    given(opened).when(AdoptRuleSet, '2012-06-01', { ruleSet: 'odi-dpulo', carersCount: true }).thenRefused('carers-do-not-count');
  });
  it('is described in words in the history', () => {
    const say = (type: string, data: object): string => (programmeItself.events[type]?.describe as (d: object) => string)(data);
    expect(say('AreaSelfAssessmentRecorded', { uloInArea: false, notRepresented: ['learning-disability', 'carers'] })).toBe(
      'No ULO in the area; not represented: people with learning disabilities and carers',
    );
    expect(say('AreaSelfAssessmentRecorded', { uloInArea: true })).toBe('There is a ULO in the area; every user group is represented');
  });
});

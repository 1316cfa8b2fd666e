import { specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { noQualitySystemForSixMonths } from '../warnings/no-quality-system-for-six-months.js';
import { qualityAwardEnded } from '../warnings/quality-award-ended.js';
import { ChooseQualitySystem, CompleteQualitySelfAssessment, RecordQualityAward, quality } from './index.js';

const { given } = specFor(ulo);
const chosen: Given = ['2010-07-12', 'QualitySystemChosen', { system: 'pqasso' }];

describe('quality assurance', () => {
  it('begins with the choice of a system; the same choice again records nothing', () => {
    given().when(ChooseQualitySystem, '2010-07-12', { system: 'pqasso' }).thenRecords('QualitySystemChosen');
    given(chosen).when(ChooseQualitySystem, '2010-08-12', { system: 'pqasso' }).thenNothing();
    given(chosen).when(ChooseQualitySystem, '2018-12-03', { system: 'trusted-charity' }).thenRecords('QualitySystemChosen');
  });

  it('is assessed only by a system that was chosen by then', () => {
    given(chosen).when(CompleteQualitySelfAssessment, '2011-02-07').thenRecords('QualitySelfAssessmentCompleted');
    given(chosen).when(CompleteQualitySelfAssessment, '2010-07-11').thenRefused('no-quality-system');
  });

  it('may lead to an award with an end', () => {
    given(chosen).when(RecordQualityAward, '2011-09-01', { level: 'Level 1', endsOn: '2014-08-31' }).thenRecords('QualityAwardGranted');
    given(chosen).when(RecordQualityAward, '2011-09-01', { endsOn: '2011-09-01' }).thenRefused('award-ends-before-it-starts');
    given().when(RecordQualityAward, '2011-09-01', { endsOn: '2014-08-31' }).thenRefused('no-quality-system');
  });

  it('is described in plain English in the history', () => {
    expect(quality.events.QualitySystemChosen?.describe({ system: 'pqasso' } as never)).toBe('PQASSO');
    expect(quality.events.QualityAwardGranted?.describe({ level: 'Level 1', endsOn: '2014-08-31' } as never)).toBe('Level 1, to 2014-08-31');
  });
});

describe('no quality system six months after the committee was elected', () => {
  const elected: Given = ['2009-08-03', 'ManagementCommitteeElected', { users: 5, carers: 1, others: 2 }];

  it('opens a warning until one is chosen', () => {
    expect(given(elected, chosen).warnings(noQualitySystemForSixMonths)).toEqual(['2010-02-04/2010-07-12']);
    expect(given(elected).warnings(noQualitySystemForSixMonths)).toEqual(['2010-02-04/']);
  });

  it('opens no warning when one is chosen on the last day of the six months, or without an election', () => {
    expect(given(elected, ['2010-02-03', 'QualitySystemChosen', { system: 'pqasso' }]).warnings(noQualitySystemForSixMonths)).toEqual([]);
    expect(given().warnings(noQualitySystemForSixMonths)).toEqual([]);
  });
});

it('a quality award that ended opens a warning until there is a new one', () => {
  const award = (on: string, endsOn: string): Given => [on, 'QualityAwardGranted', { endsOn }];
  expect(given(chosen, award('2011-09-01', '2014-08-31'), award('2014-10-01', '2017-09-30')).warnings(qualityAwardEnded)).toEqual([
    '2014-09-01/2014-10-01', '2017-10-01/',
  ]);
  expect(given(chosen, award('2011-09-01', '2014-08-31'), award('2014-08-01', '2017-07-31')).warnings(qualityAwardEnded)).toEqual(['2017-08-01/']);
});

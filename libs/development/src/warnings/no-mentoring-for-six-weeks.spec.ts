import { specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { noMentoringForSixWeeks } from './no-mentoring-for-six-weeks.js';

const { given } = specFor(ulo);
const agreed: Given = ['2009-02-23', 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn: '2009-03-01', endsOn: '2011-08-31' }];
const sessions = (...days: string[]): Given[] => days.map((day) => [day, 'MentoringSessionLogged', { hours: 2, topics: ['governance'] }]);
const ended: Given = ['2011-08-31', 'MentoringEnded', { asAgreed: true }];
const all = sessions(
  '2009-03-10', '2009-04-28', '2009-06-09', '2009-07-21', '2009-09-15', '2009-11-24', '2010-01-19', '2010-03-16',
);

describe('no mentoring for six weeks', () => {
  it('opens a warning on the 43rd day without a session, not after exactly 42 days', () => {
    expect(given(agreed, ...all, ended).warnings(noMentoringForSixWeeks)).toEqual([
      '2009-04-22/2009-04-28',
      '2009-09-02/2009-09-15',
      '2009-10-28/2009-11-24',
      '2010-01-06/2010-01-19',
      '2010-03-03/2010-03-16',
      '2010-04-28/2011-08-31',
    ]);
  });

  it('stays open from 22 July to the end of mentoring, as known on 1 August 2009 before the session of July was recorded', () => {
    const known = sessions('2009-03-10', '2009-04-28', '2009-06-09');
    expect(given(agreed, ...known).warnings(noMentoringForSixWeeks)).toEqual(['2009-04-22/2009-04-28', '2009-07-22/2011-09-01']);
  });

  it('counts from the first day of the agreement when there was no session', () => {
    expect(given(agreed).warnings(noMentoringForSixWeeks)).toEqual(['2009-04-13/2011-09-01']);
  });

  it('clears the warning when mentoring is ended early', () => {
    expect(given(agreed, ['2009-05-01', 'MentoringEnded', { asAgreed: false }]).warnings(noMentoringForSixWeeks)).toEqual(['2009-04-13/2009-05-01']);
    expect(given(agreed, ['2009-04-13', 'MentoringEnded', { asAgreed: false }]).warnings(noMentoringForSixWeeks)).toEqual([]);
  });

  it('counts separately for a second agreement', () => {
    const second: Given = ['2010-01-01', 'MentoringAgreed', { mentor: 'Another ULO', startsOn: '2010-01-01', endsOn: '2010-12-31' }];
    expect(given(agreed, ['2009-04-01', 'MentoringEnded', { asAgreed: false }], second, ...sessions('2010-02-12')).warnings(noMentoringForSixWeeks)).toEqual([
      '2010-03-27/2011-01-01',
    ]);
  });

  it('continues to count when mentoring is renewed without a gap, by any ULO', () => {
    const until2009: Given = ['2009-01-05', 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn: '2009-01-05', endsOn: '2009-12-31' }];
    const renewed = (startsOn: string, mentor = 'Disability Solutions'): Given => ['2009-12-20', 'MentoringAgreed', { mentor, startsOn, endsOn: '2010-12-31' }];
    const until20December = sessions(...['02-09', '03-16', '04-20', '05-25', '06-29', '08-03', '09-07', '10-12', '11-16', '12-20'].map((day) => `2009-${day}`));
    for (const mentor of ['Disability Solutions', 'Another ULO'])
      expect(given(until2009, ...until20December, renewed('2010-01-01', mentor)).warnings(noMentoringForSixWeeks)).toEqual(['2010-02-01/2011-01-01']);
    expect(given(until2009, ...until20December, renewed('2010-01-04')).warnings(noMentoringForSixWeeks)).toEqual(['2010-02-16/2011-01-01']);
    expect(given(until2009, ...until20December.slice(0, -2), renewed('2010-01-01')).warnings(noMentoringForSixWeeks)).toEqual(['2009-11-24/2011-01-01']);
  });

  it('opens no warning without an agreement', () => {
    expect(given().warnings(noMentoringForSixWeeks)).toEqual([]);
  });
});

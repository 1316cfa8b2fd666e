import { ulo, uloWarnings } from '#development';
import { factId, specFor, type Given } from '#spec';
import { openOn, warningsOf } from '#history';

const { given } = specFor(ulo);
const codesOn = (facts: Given[], day: string, asAt?: string): string[] =>
  openOn(warningsOf(uloWarnings, given(...facts).state(asAt)), day).map(({ code }) => code);

/** Regression: in retrospect, warnings were open on days on which they were not open as at that day. */
describe('a warning in retrospect', () => {
  it('of a milestone that moved often closes with its achievement, even if a later move is recorded', () => {
    const move = (on: string, newDueOn: string): Given => [on, 'MilestoneRescheduled', { milestone: factId(1), oldDueOn: '', newDueOn, reasonCode: 'other' }];
    const facts: Given[] = [
      ['2010-01-01', 'MilestonePlanned', { name: 'Lease', kind: 'premises', dueOn: '2010-03-01' }],
      move('2010-02-01', '2010-06-30'),
      move('2010-06-01', '2010-02-10'),
      ['2010-05-01', 'MilestoneAchieved', { milestone: factId(1) }],
    ];
    expect(codesOn(facts, '2010-04-30')).toContain('milestone-moved-too-often');
    expect(codesOn(facts, '2010-05-15')).not.toContain('milestone-moved-too-often');
  });

  it('of mentoring that was agreed after its first day opens no earlier than the agreement', () => {
    const facts: Given[] = [['2010-06-01', 'MentoringAgreed', { mentor: 'Another', startsOn: '2010-01-01', endsOn: '2010-12-31' }]];
    expect([codesOn(facts, '2010-05-31'), codesOn(facts, '2010-06-01')]).toEqual([[], ['no-mentoring-for-six-weeks']]);
  });

  it('of mentoring counts from the known agreement, even if an earlier one is recorded afterwards', () => {
    const agreed = (on: string, startsOn: string, endsOn: string): Given => [on, 'MentoringAgreed', { mentor: 'Another', startsOn, endsOn }];
    const [known, before, over] = [agreed('2010-02-01', '2010-02-01', '2010-12-31'), agreed('2010-09-01', '2010-01-01', '2010-01-31'), agreed('2010-09-01', '2010-01-01', '2010-12-31')];
    for (const facts of [[known, before], [known, over]]) {
      for (const day of ['2010-02-13', '2010-03-15', '2010-03-16', '2010-08-31', '2010-09-01', '2010-12-31']) expect([day, codesOn(facts, day)]).toEqual([day, codesOn(facts, day, day)]);
      expect([codesOn(facts, '2010-03-15'), codesOn(facts, '2010-03-16')]).toEqual([[], ['no-mentoring-for-six-weeks']]);
    }
  });

  it('of premises that are not accessible closes between the end of the lease and its renewal', () => {
    const facts: Given[] = [
      ['2010-01-01', 'PremisesSecured', { tenure: 'lease', startsOn: '2010-01-01', endsOn: '2010-06-30', accessible: false, councilBranded: false }],
      ['2010-09-01', 'PremisesRenewed', { premises: factId(1), endsOn: '2011-06-30' }],
    ];
    for (const day of ['2010-06-30', '2010-08-31', '2010-09-01']) expect([day, codesOn(facts, day)]).toEqual([day, codesOn(facts, day, day)]);
    expect(codesOn(facts, '2010-08-31')).not.toContain('premises-not-accessible');
  });
});

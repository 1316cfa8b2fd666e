import { EndMentoring, ExtendMentoring, ulo, uloWarnings } from '#development';
import { factId, specFor, type Given } from '#spec';

const { given } = specFor(ulo);
const agreed = (on: string, startsOn: string, endsOn: string): Given => [on, 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn, endsOn }];
const first = agreed('2020-01-01', '2020-01-01', '2020-12-31');
const second = agreed('2020-06-01', '2021-01-01', '2021-12-31');
const outside = uloWarnings.filter(({ code }) => code === 'session-outside-mentoring-agreement')[0]!;
const session = { hours: 1, topics: ['governance' as const] };

/** Regression: ending and extending mentoring checked the agreement in force, but changed the latest agreement. */
describe('mentoring with a later agreement already made', () => {
  const lastDays = (...facts: Given[]): (string | null)[] => given(first, second, ...facts).state().mentoring.agreements.map((a) => a.endedOn ?? a.endsOn);

  it('ends the agreement in force, and names it', () => {
    given(first, second).when(EndMentoring, '2020-08-01', { asAgreed: false }).then({ type: 'MentoringEnded', data: { agreement: factId(1), asAgreed: false } });
    const ended: Given = ['2020-08-01', 'MentoringEnded', { agreement: factId(1), asAgreed: false }];
    expect(lastDays(ended)).toEqual(['2020-08-01', '2021-12-31']);
    const warned = (on: string): string[] => given(first, second, ended, [on, 'MentoringSessionLogged', session]).warnings(outside);
    expect([warned('2020-09-01'), warned('2021-02-01')]).toEqual([['2020-09-01/'], []]);
  });

  it('extends the named agreement, also before it starts', () => {
    const next = { agreement: factId(2), endsOn: '2022-06-30' };
    given(first, second).when(ExtendMentoring, '2020-08-01', next).thenRecords('MentoringExtended');
    expect(lastDays(['2020-08-01', 'MentoringExtended', next])).toEqual(['2020-12-31', '2022-06-30']);
    given(first, second).when(EndMentoring, '2020-08-01', { agreement: factId(2), asAgreed: false }).thenRefused('no-mentoring-agreement');
  });

  it('applies an event that names no agreement to the agreement in force on its day', () => {
    expect(lastDays(['2020-08-01', 'MentoringEnded', { asAgreed: false }])).toEqual(['2020-08-01', '2021-12-31']);
    expect(lastDays(['2020-08-01', 'MentoringExtended', { endsOn: '2020-12-31' }])).toEqual(['2020-12-31', '2021-12-31']);
    expect(lastDays(['2021-08-01', 'MentoringEnded', { asAgreed: false }])).toEqual(['2020-12-31', '2021-08-01']);
  });
});

import { derivedId } from '#kernel';
import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import {
  AgreeMentorAction, AgreeMentoring, CloseMentorAction, EndMentoring, ExtendMentoring, LogMentoringSession, agreementOn, mentoring,
  type MentoringTopic,
} from './index.js';
import { noMentor } from '../warnings/no-mentor.js';
import { sessionOutsideMentoringAgreement } from '../warnings/session-outside-mentoring-agreement.js';

const { given } = specFor(ulo);
const started: Given = [
  '2009-01-19',
  'UloDevelopmentStarted',
  { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire County Council' },
];
const agreed: Given = ['2009-02-23', 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn: '2009-03-01', endsOn: '2011-08-31' }];
const session = { hours: 2, topics: ['governance'] satisfies MentoringTopic[] };

describe('agreeing mentoring', () => {
  it('records the mentor and the first and last day', () => {
    given(started)
      .when(AgreeMentoring, '2009-02-23', { mentor: 'Disability Solutions', startsOn: '2009-03-01', endsOn: '2011-08-31' })
      .thenRecords('MentoringAgreed');
  });

  it('refuses a last day before the first', () => {
    given(started)
      .when(AgreeMentoring, '2009-02-23', { mentor: 'Disability Solutions', startsOn: '2009-03-01', endsOn: '2009-02-28' })
      .thenRefused('mentoring-ends-before-it-starts');
  });

  it.each(['MAP', ' map ', 'staffordshire  county council'])('refuses the ULO itself and its commissioner as mentor: %j', (mentor) => {
    given(started).when(AgreeMentoring, '2009-02-23', { mentor, startsOn: '2009-03-01', endsOn: '2011-08-31' }).thenRefused('mentor-is-another-organisation');
  });

  it('refuses an overlapping agreement, even when one of the two is recorded late', () => {
    const second = { mentor: 'Another ULO', startsOn: '2011-08-31', endsOn: '2012-08-31' };
    given(agreed).when(AgreeMentoring, '2009-01-20', second).thenRefused('mentoring-already-agreed', ['Agreement from 2009-03-01 to 2011-08-31']);
    given(agreed).when(AgreeMentoring, '2009-01-20', { ...second, startsOn: '2011-09-01' }).thenRecords('MentoringAgreed');
  });
});

describe('a mentoring session', () => {
  it.each(['2009-03-01', '2010-01-19', '2011-08-31'])('is logged within the agreement (inclusive): %s', (day) => {
    given(agreed).when(LogMentoringSession, day, session).thenRecords('MentoringSessionLogged');
  });

  it.each(['2009-02-28', '2011-09-01'])('is logged outside the agreement too, and opens a warning: %s', (day) => {
    given(agreed).when(LogMentoringSession, day, session).thenRecords('MentoringSessionLogged');
    expect(given(agreed, [day, 'MentoringSessionLogged', session]).warnings(sessionOutsideMentoringAgreement)).toEqual([`${day}/`]);
  });

  it('shares one warning with other sessions outside an agreement, until agreements cover them all', () => {
    const first: Given = ['2011-10-03', 'MentoringSessionLogged', session];
    const second: Given = ['2011-10-10', 'MentoringSessionLogged', session];
    const outside = given(agreed, first, second);
    expect(outside.warnings(sessionOutsideMentoringAgreement)).toEqual(['2011-10-03/']);
    expect(sessionOutsideMentoringAgreement.intervals(outside.state())[0]).toMatchObject({
      why: 'The session on 2011-10-03 was outside every mentoring agreement.',
      later: [{ from: '2011-10-10', why: '2 sessions were outside every mentoring agreement, the first on 2011-10-03.' }],
    });
    const half: Given = ['2011-10-20', 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn: '2011-10-05', endsOn: '2012-10-04' }];
    const both: Given = ['2011-11-01', 'MentoringAgreed', { mentor: 'Neighbours', startsOn: '2011-10-01', endsOn: '2011-10-04' }];
    expect(given(agreed, first, second, half).warnings(sessionOutsideMentoringAgreement)).toEqual(['2011-10-03/']);
    expect(given(agreed, first, second, half, both).warnings(sessionOutsideMentoringAgreement)).toEqual(['2011-10-03/2011-11-01']);
  });

  it('prevents the warning of no mentor for six weeks', () => {
    const late: Given = ['2011-10-03', 'MentoringSessionLogged', session];
    expect(given(started, agreed).warnings(noMentor)).toEqual(['2011-09-01/']);
    expect(given(started, agreed, late).warnings(noMentor)).toEqual(['2011-09-01/2011-10-03', '2011-11-15/']);
  });

  it('opens a warning after the end of mentoring, until an agreement covers its day', () => {
    const ended: Given = ['2010-06-30', 'MentoringEnded', { asAgreed: false }];
    const after: Given = ['2010-07-01', 'MentoringSessionLogged', session];
    const again: Given = ['2010-07-20', 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn: '2010-07-01', endsOn: '2010-12-31' }];
    expect(given(agreed, ended, ['2010-06-30', 'MentoringSessionLogged', session]).warnings(sessionOutsideMentoringAgreement)).toEqual([]);
    expect(given(agreed, ended, after).warnings(sessionOutsideMentoringAgreement)).toEqual(['2010-07-01/']);
    expect(given(agreed, ended, after, again).warnings(sessionOutsideMentoringAgreement)).toEqual(['2010-07-01/2010-07-20']);
  });

  it('is logged on a day of an agreement that was signed after that day', () => {
    given(['2009-03-20', 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn: '2009-03-01', endsOn: '2011-08-31' }]).when(LogMentoringSession, '2009-03-10', session).thenRecords('MentoringSessionLogged');
  });
});

describe('ending and extending', () => {
  it('extends only to a later last day', () => {
    given(agreed).when(ExtendMentoring, '2011-06-01', { endsOn: '2012-02-29' }).then({ type: 'MentoringExtended', data: { agreement: factId(1), endsOn: '2012-02-29' } });
    given(agreed).when(ExtendMentoring, '2011-06-01', { endsOn: '2011-08-31' }).thenRefused('extension-is-not-later');
  });

  it('needs an agreement in force on the day', () => {
    given(agreed).when(EndMentoring, '2011-08-31', { asAgreed: true }).then({ type: 'MentoringEnded', data: { agreement: factId(1), asAgreed: true } });
    given(agreed).when(EndMentoring, '2011-09-01', { asAgreed: true }).thenRefused('no-mentoring-agreement');
    given().when(ExtendMentoring, '2011-06-01', { endsOn: '2012-02-29' }).thenRefused('no-mentoring-agreement', []);
  });

  it('ends an agreement only once, even when the second end is recorded for an earlier day', () => {
    const ended: Given = ['2011-01-31', 'MentoringEnded', { agreement: factId(1), asAgreed: false }];
    given(agreed, ended).when(EndMentoring, '2010-12-31', { asAgreed: false }).thenRefused('mentoring-already-ended', ['Agreement from 2009-03-01 to 2011-01-31']);
  });

  it('includes the last day of an extended or ended agreement', () => {
    const extended = given(agreed, ['2011-06-01', 'MentoringExtended', { endsOn: '2012-02-29' }]).state().mentoring;
    expect(agreementOn(extended, '2012-02-29')?.mentor).toBe('Disability Solutions');
    expect(agreementOn(extended, '2012-03-01')).toBeUndefined();
  });
});

describe('a mentoring action', () => {
  const action: Given = ['2009-03-10', 'MentorActionAgreed', { action: 'Send a model constitution', dueOn: '2009-04-10' }];

  it('is open until it is closed, which happens only once', () => {
    given().when(AgreeMentorAction, '2009-03-10', { action: 'Send a model constitution' }).thenRecords('MentorActionAgreed');
    given().when(AgreeMentorAction, '2009-03-10', { action: 'Send it', dueOn: '2009-03-09' }).thenRefused('due-before-it-was-agreed');
    const open = given(action);
    expect(mentoring.choices(open.state())).toMatchObject({ 'open-mentor-action': [{ id: factId(1), label: 'Send a model constitution' }] });
    open.when(CloseMentorAction, '2009-04-01', { agreed: factId(1) }).thenRecords('MentorActionClosed');
    const closed = given(action, ['2009-04-01', 'MentorActionClosed', { agreed: factId(1) }]);
    closed.when(CloseMentorAction, '2009-04-02', { agreed: factId(1) }).thenNothing();
    expect(mentoring.choices(closed.state())).toMatchObject({ 'open-mentor-action': [] });
  });

  it('cannot be closed when it was never agreed', () => {
    given(action).when(CloseMentorAction, '2009-04-01', { agreed: factId(9) }).thenRefused('no-such-mentor-action');
  });
});

it('the history describes mentoring in figures', () => {
  const say = (type: string, data: object): string => (mentoring.events[type]?.describe as (d: object) => string)(data);
  expect(say('MentoringSessionLogged', { hours: 2.5, topics: ['governing-document', 'policies'] })).toBe('2.5 hours: governing document, policies');
  expect(say('MentoringSessionLogged', { hours: 1, topics: ['launch'] })).toBe('1 hour: launch');
  expect(say('MentorActionAgreed', { action: 'Send it', dueOn: '2009-04-10' })).toBe('Send it, by 2009-04-10');
  expect(say('MentorActionAgreed', { action: 'Send it' })).toBe('Send it');
});

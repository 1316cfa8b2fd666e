import { AgreeMentoring, ExtendMentoring, IdentifyBarrier, OpenService, ulo } from '#development';
import { factId, specFor, type Given } from '#spec';

const { given } = specFor(ulo);
const agreed = (startsOn: string, endsOn: string): Given => ['2020-01-01', 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn, endsOn }];

/** Regression: only first days were compared, so an agreement around an existing one was accepted. */
describe('a second agreement', () => {
  const mentor = 'Another ULO';
  it.each([
    ['around', '2019-06-01', '2021-06-01'],
    ['within', '2020-06-01', '2020-06-30'],
    ['over the first day', '2019-06-01', '2020-01-01'],
    ['over the last day', '2020-12-31', '2021-06-01'],
  ])('%s an existing one is refused, with the name of the existing one', (_, startsOn, endsOn) => {
    given(agreed('2020-01-01', '2020-12-31'))
      .when(AgreeMentoring, '2019-05-01', { mentor, startsOn, endsOn })
      .thenRefused('mentoring-already-agreed', ['Agreement from 2020-01-01 to 2020-12-31']);
  });

  it('before or after the first is accepted, and the first cannot be extended into the second', () => {
    const first = agreed('2020-01-01', '2020-12-31');
    given(first).when(AgreeMentoring, '2020-02-01', { mentor, startsOn: '2021-01-01', endsOn: '2021-12-31' }).thenRecords('MentoringAgreed');
    given(first).when(AgreeMentoring, '2020-02-01', { mentor, startsOn: '2019-01-01', endsOn: '2019-12-31' }).thenRecords('MentoringAgreed');
    given(first, agreed('2021-01-01', '2021-12-31'))
      .when(ExtendMentoring, '2020-06-01', { endsOn: '2021-03-31' })
      .thenRefused('mentoring-already-agreed', ['Agreement from 2021-01-01 to 2021-12-31']);
  });
});

it('refuses to open a service within an earlier period of the same service', () => {
  const service = 'campaigning';
  given(['2020-01-01', 'ServiceOpened', { service }], ['2020-12-31', 'ServiceClosed', { service, run: factId(1) }])
    .when(OpenService, '2020-06-01', { service })
    .thenRefused('service-already-open');
});

it('refuses an open barrier a second time, also on an earlier day that is recorded later', () => {
  given(['2020-06-01', 'BarrierIdentified', { barrier: 'lack-of-funding' }])
    .when(IdentifyBarrier, '2020-01-01', { barrier: 'lack-of-funding' as never })
    .thenRefused('barrier-already-identified');
});

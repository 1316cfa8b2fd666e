import { AgreeMentoring, ExtendMentoring, IdentifyBarrier, OpenService, ulo } from '#development';
import { factId, specFor, type Given } from '#spec';

const { given } = specFor(ulo);
const agreed = (startsOn: string, endsOn: string): Given => ['2020-01-01', 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn, endsOn }];

/** Only first days were compared: an agreement around an existing one was taken. */
describe('a second agreement', () => {
  const mentor = 'Another ULO';
  it.each([
    ['around', '2019-06-01', '2021-06-01'],
    ['within', '2020-06-01', '2020-06-30'],
    ['over the first day', '2019-06-01', '2020-01-01'],
    ['over the last day', '2020-12-31', '2021-06-01'],
  ])('%s an existing one is refused, and the existing one is named', (_, startsOn, endsOn) => {
    given(agreed('2020-01-01', '2020-12-31'))
      .when(AgreeMentoring, '2019-05-01', { mentor, startsOn, endsOn })
      .thenRefused('mentoring-already-agreed', ['Agreement from 2020-01-01 to 2020-12-31']);
  });

  it('before or after it is taken, and the first is not extended into the second', () => {
    const first = agreed('2020-01-01', '2020-12-31');
    given(first).when(AgreeMentoring, '2020-02-01', { mentor, startsOn: '2021-01-01', endsOn: '2021-12-31' }).thenRecords('MentoringAgreed');
    given(first).when(AgreeMentoring, '2020-02-01', { mentor, startsOn: '2019-01-01', endsOn: '2019-12-31' }).thenRecords('MentoringAgreed');
    given(first, agreed('2021-01-01', '2021-12-31'))
      .when(ExtendMentoring, '2020-06-01', { endsOn: '2021-03-31' })
      .thenRefused('mentoring-already-agreed', ['Agreement from 2021-01-01 to 2021-12-31']);
  });
});

it('a service is not opened within a run of it that was closed since', () => {
  const service = 'campaigning';
  given(['2020-01-01', 'ServiceOpened', { service }], ['2020-12-31', 'ServiceClosed', { service, run: factId(1) }])
    .when(OpenService, '2020-06-01', { service })
    .thenRefused('service-already-open');
});

it('a barrier is not identified twice at a time, however late the earlier day is recorded', () => {
  given(['2020-06-01', 'BarrierIdentified', { barrier: 'lack-of-funding' }])
    .when(IdentifyBarrier, '2020-01-01', { barrier: 'lack-of-funding' as never })
    .thenRefused('barrier-already-identified');
});

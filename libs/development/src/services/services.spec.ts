import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { CloseService, OpenService, PrepareService, RecordOutcome, openServices, services } from './index.js';

const { given } = specFor(ulo);
const service = 'information-and-advice';
const opened: Given = ['2010-10-04', 'ServiceOpened', { service }];
const closed: Given = ['2012-03-31', 'ServiceClosed', { service }];

it('an outcome is recorded with the service, and the agreement that paid for it', () => {
  given().when(RecordOutcome, '2011-03-31', { outcomes: ['choice-and-control'], service, people: 40, agreement: factId(9) }).thenRecords('OutcomeRecorded');
});

describe('a service', () => {
  it('is prepared and opened', () => {
    given().when(PrepareService, '2010-09-01', { service }).thenRecords('ServicePrepared');
    given().when(OpenService, '2010-10-04', { service }).thenRecords('ServiceOpened');
  });

  it('cannot be opened while it is open, even by a late recorded fact', () => {
    given(opened).when(OpenService, '2010-11-01', { service }).thenRefused('service-already-open');
    given(opened).when(OpenService, '2010-09-01', { service }).thenRefused('service-already-open');
    given(opened, closed).when(OpenService, '2010-11-01', { service }).thenRefused('service-already-open');
    given(opened).when(OpenService, '2011-01-10', { service: 'advocacy-and-peer-support' }).thenRecords('ServiceOpened');
  });

  it('is closed only when it was open on that day, and only once', () => {
    given(opened)
      .when(CloseService, '2012-03-31', { service, whyClosed: 'The funding ended' })
      .then({ type: 'ServiceClosed', data: { service, whyClosed: 'The funding ended', run: factId(1) } });
    given(opened).when(CloseService, '2010-10-03', { service }).thenRefused('service-not-open');
    given(opened, closed).when(CloseService, '2012-01-31', { service }).thenRefused('service-already-closed');
  });

  it('may open again after it was closed, as another run', () => {
    given(opened, closed).when(OpenService, '2013-04-01', { service }).thenRecords('ServiceOpened');
    const { state } = given(opened, closed, ['2013-04-01', 'ServiceOpened', { service }]);
    expect(openServices(state().services).map((run) => run.openedOn)).toEqual(['2013-04-01']);
    expect(openServices(state('2012-12-31').services)).toEqual([]);
  });

  it('is described in plain English in the history', () => {
    expect(services.events.ServiceOpened?.describe({ service } as never)).toBe('Information and advice');
  });
});

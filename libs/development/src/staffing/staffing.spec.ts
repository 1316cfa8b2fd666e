import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { noFullTimeDedicatedWorker } from '../warnings/no-full-time-dedicated-worker.js';
import {
  AppointWorker, ChangeWorkerPost, RaiseSupportNeed, RecordSupervision, RecordTraining, RecordVolunteerHours, RecordWorkerLeft, staffing,
} from './index.js';

const { given } = specFor(ulo);
const threeDays = { fullTimeEquivalent: 0.6, dedicated: true };
const fullTime = { fullTimeEquivalent: 1, dedicated: true };
const worker = factId(1);
const appointed: Given = ['2009-09-14', 'DevelopmentWorkerAppointed', threeDays];
const madeFullTime: Given = ['2010-02-01', 'WorkerPostChanged', { worker, ...fullTime }];
const left = (on: string, who = worker): Given => [on, 'DevelopmentWorkerLeft', { worker: who }];

describe('a development worker', () => {
  it('is appointed to a post with hours, dedicated or not', () => {
    given().when(AppointWorker, '2009-09-14', threeDays).thenRecords('DevelopmentWorkerAppointed');
    given().when(AppointWorker, '2009-09-14', { ...threeDays, skills: ['fundraising'] }).thenRecords('DevelopmentWorkerAppointed');
  });

  it('can have the post changed while in it; the same terms again record nothing', () => {
    given(appointed).when(ChangeWorkerPost, '2010-02-01', { worker, ...fullTime }).thenRecords('WorkerPostChanged');
    given(appointed).when(ChangeWorkerPost, '2010-02-01', { worker, ...threeDays }).thenNothing();
    given(appointed).when(ChangeWorkerPost, '2009-09-13', { worker, ...fullTime }).thenRefused('worker-not-in-post');
    given(appointed, left('2010-01-31')).when(ChangeWorkerPost, '2010-02-01', { worker, ...fullTime }).thenRefused('worker-not-in-post');
  });

  it('can have a late recorded change from before the worker left', () => {
    given(appointed, left('2010-06-30')).when(ChangeWorkerPost, '2010-02-01', { worker, ...fullTime }).thenRecords('WorkerPostChanged');
  });

  it('leaves only once, even when the second leaving is recorded for an earlier day', () => {
    given(appointed).when(RecordWorkerLeft, '2010-01-31', { worker }).thenRecords('DevelopmentWorkerLeft');
    given(appointed, left('2010-01-31')).when(RecordWorkerLeft, '2010-01-15', { worker }).thenRefused('worker-already-left');
    given(appointed).when(RecordWorkerLeft, '2009-09-01', { worker }).thenRefused('worker-not-in-post', ['Worker appointed 2009-09-14']);
  });

  it('is given supervision while in post', () => {
    given(appointed).when(RecordSupervision, '2009-10-01', { worker }).thenRecords('SupervisionHeld');
    given().when(RecordSupervision, '2009-10-01', { worker }).thenRefused('worker-not-in-post');
  });

  it('is identified by the post in forms, never by name', () => {
    expect(staffing.choices(given(appointed, madeFullTime).state())).toEqual({
      'worker-in-post': [{ id: worker, label: 'Development worker appointed 2009-09-14, full-time, dedicated' }],
    });
    expect(staffing.choices(given(appointed, left('2010-01-31')).state())).toEqual({ 'worker-in-post': [] });
  });
});

it('training, volunteering and needs for support are recorded in counts', () => {
  given().when(RecordTraining, '2009-10-01', { about: 'Writing bids', people: 4, hours: 3 }).thenRecords('TrainingCompleted');
  given().when(RecordVolunteerHours, '2009-10-31', { hours: 42, volunteers: 6 }).thenRecords('VolunteerHoursRecorded');
  given().when(RaiseSupportNeed, '2009-10-01', { need: 'business-skills' }).thenRecords('SupportNeedRaised');
  expect(staffing.events.TrainingCompleted?.describe({ about: 'Writing bids', people: 4, hours: 3 } as never)).toBe('Writing bids: 4 people, 3 hours');
});

describe('no full-time dedicated worker', () => {
  const formed: Given = ['2009-04-20', 'SteeringGroupFormed', { users: 6, carers: 1, commissioners: 1, providers: 1, others: 0 }];

  it('opens a warning from the forming of the steering group until the post is full-time', () => {
    expect(given(appointed, madeFullTime, formed).warnings(noFullTimeDedicatedWorker)).toEqual(['2009-04-20/2010-02-01']);
  });

  it('opens no warning before there is a steering group, or when the worker was appointed first', () => {
    expect(given(appointed).warnings(noFullTimeDedicatedWorker)).toEqual([]);
    expect(given(['2009-03-01', 'DevelopmentWorkerAppointed', fullTime], formed).warnings(noFullTimeDedicatedWorker)).toEqual([]);
  });

  it('keeps the warning open while the full-time worker is shared with others', () => {
    const shared: Given = ['2009-09-14', 'DevelopmentWorkerAppointed', { fullTimeEquivalent: 1, dedicated: false }];
    expect(given(shared, formed).warnings(noFullTimeDedicatedWorker)).toEqual(['2009-04-20/']);
  });

  it('opens the warning again after a vacancy of more than eight weeks', () => {
    const vacant = [appointed, madeFullTime, formed, left('2010-06-30')];
    expect(given(...vacant).warnings(noFullTimeDedicatedWorker)).toEqual(['2009-04-20/2010-02-01', '2010-08-26/']);
    expect(given(...vacant, ['2010-08-26', 'DevelopmentWorkerAppointed', fullTime]).warnings(noFullTimeDedicatedWorker)).toEqual([
      '2009-04-20/2010-02-01',
    ]);
    expect(given(...vacant, ['2010-09-01', 'DevelopmentWorkerAppointed', fullTime]).warnings(noFullTimeDedicatedWorker)).toEqual([
      '2009-04-20/2010-02-01', '2010-08-26/2010-09-01',
    ]);
  });

  it('opens the warning at once when the post is cut', () => {
    expect(given(appointed, madeFullTime, formed, ['2010-06-30', 'WorkerPostChanged', { worker, ...threeDays }]).warnings(noFullTimeDedicatedWorker)).toEqual([
      '2009-04-20/2010-02-01', '2010-06-30/',
    ]);
  });

  it('opens no warning when a second full-time worker stays', () => {
    const second: Given = ['2010-03-01', 'DevelopmentWorkerAppointed', fullTime];
    expect(given(appointed, madeFullTime, formed, second, left('2010-06-30')).warnings(noFullTimeDedicatedWorker)).toEqual(['2009-04-20/2010-02-01']);
    expect(given(appointed, madeFullTime, formed, second, left('2010-06-30', factId(4))).warnings(noFullTimeDedicatedWorker)).toEqual([
      '2009-04-20/2010-02-01',
    ]);
  });
});

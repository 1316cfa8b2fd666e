import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { IdentifyBarrier, LinkResource, NoteContext, OvercomeBarrier, RecordLesson, lessons } from './index.js';

const { given } = specFor(ulo);
const identified: Given = ['2009-06-01', 'BarrierIdentified', { barrier: 'limited-income' }];
const overcome: Given = ['2010-06-01', 'BarrierOvercome', { identified: factId(1), how: 'A grant for three years' }];

it('a lesson is recorded under its topic', () => {
  given().when(RecordLesson, '2011-10-17', { lesson: 'A new ULO needs two to three years, not one.', topic: 'timescale' }).thenRecords('LessonLearned');
});

it('resources and notes on the context of the ULO are recorded', () => {
  given().when(LinkResource, '2009-05-04', { what: 'Guide to premises', where: 'https://example.org/guide', step: 'D5' }).thenRecords('ResourceLinked');
  given().when(NoteContext, '2009-05-04', { note: 'Direct payments are open to older people now.' }).thenRecords('ContextNoted');
});

describe('a barrier', () => {
  it('is identified only once while it is not overcome', () => {
    given().when(IdentifyBarrier, '2009-06-01', { barrier: 'limited-income' }).thenRecords('BarrierIdentified');
    given(identified).when(IdentifyBarrier, '2009-07-01', { barrier: 'limited-income' }).thenRefused('barrier-already-identified');
    given(identified).when(IdentifyBarrier, '2009-07-01', { barrier: 'lack-of-value' }).thenRecords('BarrierIdentified');
    given(identified, overcome).when(IdentifyBarrier, '2011-07-01', { barrier: 'limited-income' }).thenRecords('BarrierIdentified');
  });

  it('is overcome only once, and only after it was identified', () => {
    const how = { identified: factId(1), how: 'A grant' };
    given(identified).when(OvercomeBarrier, '2010-06-01', how).thenRecords('BarrierOvercome');
    given(identified).when(OvercomeBarrier, '2009-05-31', how).thenRefused('no-such-barrier');
    given(identified, overcome).when(OvercomeBarrier, '2009-09-01', how).thenRefused('barrier-already-overcome');
  });

  it('is offered in forms until it is overcome', () => {
    expect(lessons.choices(given(identified).state())).toEqual({ 'open-barrier': [{ id: factId(1), label: 'Limited income, identified on 2009-06-01' }] });
    expect(lessons.choices(given(identified, overcome).state())).toEqual({ 'open-barrier': [] });
  });
});

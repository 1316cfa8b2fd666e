import { defineDecider, fold, type DomainEvent, type Part, type StoredEvent } from '#kernel';
import { factsOf } from './history.js';
import { foldOf } from './fold-of.js';

interface Seen {
  list: string[];
}
let evolved = 0;
const list: Part<string[], object, DomainEvent, Seen> = {
  name: 'list',
  initial: () => [],
  evolve: (slice, fact) => ((evolved += 1), slice.push(`${fact.id}${(fact.data as { text?: string }).text ?? ''}`), slice),
  decide: () => [],
};
const decider = defineDecider<Seen>('ulo', { list }, {});

const event = (revision: number, id: string, occurredOn: string, more: Partial<StoredEvent> = {}): StoredEvent => ({
  id, type: 'SomethingHappened', version: 1, stream: 'ulo-1', revision, position: '', recordedAt: '', occurredOn, data: {},
  metadata: { commandId: '', commandHash: '', correlationId: '', causationId: '', prevHash: '', hash: '', actor: { id: 'a', role: 'mentor', organisation: 'o' } }, ...more,
});
const steps = (work: () => unknown): number => {
  evolved = 0;
  work();
  return evolved;
};
const stream = (): StoredEvent[] => ['a', 'b', 'c', 'd'].map((id, i) => event(i, id, `2010-0${i + 1}-01`));
const next = (events: StoredEvent[], id: string, day: string, more?: Partial<StoredEvent>): StoredEvent[] => [...events, event(events.length, id, day, more)];
const listOf = (events: StoredEvent[], asAt?: string): string[] => foldOf(decider, events, asAt).state.list;

describe('the fold of a stream', () => {
  it('is calculated once for the same events', () => {
    const events = stream();
    expect(steps(() => listOf(events))).toBe(4);
    expect(steps(() => listOf([...events]))).toBe(0);
    expect(foldOf(decider, [...events]).state).toBe(foldOf(decider, events).state);
  });

  it('is continued for later facts, and does not change the state that was returned before', () => {
    const events = stream();
    const before = foldOf(decider, events).state;
    expect(steps(() => expect(listOf(next(events, 'e', '2010-05-01'))).toEqual(['a', 'b', 'c', 'd', 'e']))).toBe(1);
    expect(before.list).toEqual(['a', 'b', 'c', 'd']);
  });

  it('starts again after an earlier fact, a correction, or events that were read again', () => {
    const events = stream();
    listOf(events);
    expect(listOf(next(events, 'late', '2010-01-15'))).toEqual(['a', 'late', 'b', 'c', 'd']);
    const corrects = { type: 'CorrectionRecorded', data: { ofEvent: 'b', ofType: 'SomethingHappened', ofVersion: 1, reason: '', data: { text: '!' } } };
    expect(listOf(next(events, 'x', '2010-02-01', corrects))).toEqual(['a', 'b!', 'c', 'd']);
    expect(listOf(next(events, 'x', '2010-02-01', { ...corrects, data: { ...corrects.data, data: null } }))).toEqual(['a', 'c', 'd']);
    const again = [events[0] as StoredEvent, ...stream().slice(1).map((one) => ({ ...one, data: { text: ' removed' } }))];
    expect(listOf(again)).toEqual(['a', 'b removed', 'c removed', 'd removed']);
  });

  it('is the same as without a cache, as at any day and for any number of events, in any order of calls', () => {
    const days = [1, 2, 3, 5, 8, 13, 21].map((day) => `2010-01-${String(day).padStart(2, '0')}`);
    let events: StoredEvent[] = [];
    for (let i = 0; i < 60; i += 1) {
      const about = events[(i * 7) % Math.max(1, i)];
      const isCorrection = i % 9 === 8 && about?.type === 'SomethingHappened';
      const correction = { type: 'CorrectionRecorded', data: { ofEvent: about?.id, ofType: 'SomethingHappened', ofVersion: 1, reason: '', data: i % 2 === 0 ? null : { text: `${i}` } } };
      events = next(events, `e${i}`, days[(i * 5) % 7] ?? '', isCorrection ? correction : {});
    }
    for (let i = 0; i < 400; i += 1) {
      const upTo = 1 + ((i * 17) % 60);
      const asAt = i % 3 === 0 ? undefined : days[(i * 3) % 7];
      const some = events.slice(0, upTo);
      expect(listOf(some, asAt)).toEqual(fold(decider, factsOf(some, asAt === undefined ? {} : { asAt })).list);
    }
  });

  it('of no events is the initial state', () => {
    expect(foldOf(decider, [])).toEqual({ facts: [], state: { list: [] } });
  });
});

import { defineDecider, type DomainEvent, type Part, type StoredEvent } from '#kernel';
import { LiveFold } from './live-fold.js';

interface Seen {
  list: string[];
}
const list: Part<string[], object, DomainEvent, Seen> = {
  name: 'list',
  initial: () => [],
  evolve: (slice, fact) => (slice.push(fact.id), slice),
  decide: () => [],
};
const decider = defineDecider<Seen>('ulo', { list }, {});

const event = (revision: number, occurredOn: string, type = 'SomethingHappened'): StoredEvent => ({
  id: `e${revision}`, type, version: 1, stream: 'ulo-1', revision, position: '', recordedAt: '2010-01-01T10:00:00.000Z', occurredOn,
  data: type === 'CorrectionRecorded' ? { ofEvent: 'e0', reason: '', data: null } : {},
  metadata: {
    commandId: '', commandHash: '', correlationId: '', causationId: '', prevHash: '', hash: '',
    actor: { id: 'a', role: 'mentor', organisation: 'o' },
  },
});

describe('a live fold', () => {
  it('applies events that happened later, or on the same day', () => {
    const fold = LiveFold.empty(decider);
    expect([event(0, '2009-01-01'), event(1, '2009-01-01'), event(2, '2009-02-01')].map((e) => fold.apply(e))).toEqual([true, true, true]);
    expect(fold.state.list).toEqual(['e0', 'e1', 'e2']);
  });
  it('refuses an event that happened earlier, and does not change the state', () => {
    const fold = LiveFold.of(decider, [event(0, '2009-02-01')]);
    expect(fold.apply(event(1, '2009-01-31'))).toBe(false);
    expect(fold.state.list).toEqual(['e0']);
  });
  it('refuses every correction', () => {
    const fold = LiveFold.of(decider, [event(0, '2009-02-01')]);
    expect(fold.apply(event(1, '2009-03-01', 'CorrectionRecorded'))).toBe(false);
  });
  it('made from events, continues from the latest day, not from the event recorded last', () => {
    const fold = LiveFold.of(decider, [event(0, '2009-02-01'), event(1, '2009-01-01')]);
    expect(fold.state.list).toEqual(['e1', 'e0']);
    expect(fold.apply(event(2, '2009-01-15'))).toBe(false);
    expect(fold.apply(event(2, '2009-02-01'))).toBe(true);
  });
  it('knows whether an event of a day would be the last', () => {
    const fold = LiveFold.of(decider, [event(0, '2009-02-01')]);
    expect([fold.endsBy('2009-01-31'), fold.endsBy('2009-02-01')]).toEqual([false, true]);
    expect(LiveFold.empty(decider).endsBy('1900-01-01')).toBe(true);
  });
});

import fc from 'fast-check';
import { addDays, type StoredEvent } from '#kernel';
import { factsOf } from './history.js';

const zero = '0'.repeat(64);
function event(revision: number, occurredOn: string, recorded = occurredOn, more: Partial<StoredEvent> = {}): StoredEvent {
  return {
    id: `e${revision}`, type: 'SomethingHappened', version: 1, stream: 'ulo-1', revision, position: String(revision + 1),
    recordedAt: `${recorded}T10:00:00.000Z`, occurredOn, data: { n: revision },
    metadata: {
      commandId: `c${revision}`, commandHash: '', correlationId: '', causationId: '', prevHash: zero, hash: zero,
      actor: { id: 'a', role: 'mentor', organisation: 'o' },
    },
    ...more,
  };
}
const correction = (revision: number, ofEvent: string, occurredOn: string, recorded: string, data: object | null): StoredEvent =>
  event(revision, occurredOn, recorded, {
    type: 'CorrectionRecorded',
    data: { ofEvent, ofType: 'SomethingHappened', ofVersion: 1, reason: 'mistyped', data },
  });
const ids = (facts: { id: string }[]) => facts.map((f) => f.id);

describe('the facts of a stream', () => {
  const late = [event(0, '2009-07-01'), event(1, '2009-09-01'), event(2, '2009-08-01', '2009-09-02')];

  it('are in the order in which they happened, not in which they were recorded', () => {
    expect(ids(factsOf(late))).toEqual(['e0', 'e2', 'e1']);
  });
  it('as at a day include the facts of that day', () => {
    expect(ids(factsOf(late, { asAt: '2009-08-01' }))).toEqual(['e0', 'e2']);
    expect(ids(factsOf(late, { asAt: '2009-07-31' }))).toEqual(['e0']);
  });
  it('as known at a day leave out facts recorded later', () => {
    expect(ids(factsOf(late, { knownAt: '2009-09-01' }))).toEqual(['e0', 'e1']);
    expect(ids(factsOf(late, { knownAt: '2009-09-02' }))).toEqual(['e0', 'e2', 'e1']);
  });
  it('as known at a day use the day in London: a minute past midnight there is the next day', () => {
    const atNight = event(0, '2009-07-01', '2009-07-01', { recordedAt: '2009-07-01T23:01:00.000Z' });
    expect(factsOf([atNight], { knownAt: '2009-07-01' })).toEqual([]);
    expect(factsOf([atNight], { knownAt: '2009-07-02' })).toHaveLength(1);
  });
  it('of one day keep the order in which they were first recorded', () => {
    expect(ids(factsOf([event(0, '2009-07-01'), event(1, '2009-07-01')]))).toEqual(['e0', 'e1']);
  });

  describe('with a correction', () => {
    const corrected = [event(0, '2009-07-01'), event(1, '2009-07-10'), correction(2, 'e0', '2009-07-20', '2009-08-01', { n: 9 })];

    it('have the corrected data on the corrected day', () => {
      const facts = factsOf(corrected);
      expect(ids(facts)).toEqual(['e1', 'e0']);
      expect(facts[1]).toMatchObject({ data: { n: 9 }, occurredOn: '2009-07-20', corrected: true, revision: 0 });
    });
    it('stay as they were before the correction was known', () => {
      expect(factsOf(corrected, { knownAt: '2009-07-31' }).map((f) => f.data)).toEqual([{ n: 0 }, { n: 1 }]);
    });
    it('as at a day use the corrected day', () => {
      expect(ids(factsOf(corrected, { asAt: '2009-07-15' }))).toEqual(['e1']);
    });
    it('use the latest known correction', () => {
      const twice = [...corrected, correction(3, 'e0', '2009-07-02', '2009-08-05', { n: 10 })];
      expect(factsOf(twice)[0]).toMatchObject({ data: { n: 10 }, occurredOn: '2009-07-02' });
      expect(factsOf(twice, { knownAt: '2009-08-04' })[1]).toMatchObject({ data: { n: 9 } });
    });
    it('leave out a fact that was withdrawn', () => {
      expect(ids(factsOf([...corrected, correction(3, 'e0', '2009-07-01', '2009-08-05', null)]))).toEqual(['e1']);
    });
    it('can leave out one event and its corrections', () => {
      expect(ids(factsOf(corrected, { without: 'e0' }))).toEqual(['e1']);
    });
  });

  it('do not depend on the order of recording, except those of one day', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 20 }), fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (days, shuffle) => {
        const facts = days.map((d, i) => ({ day: addDays('2009-01-01', d), n: i }));
        const order = (list: typeof facts) => list.map((f, revision) => event(revision, f.day, '2010-01-01', { data: { n: f.n } }));
        const keyed = facts.map((f) => ({ f, key: shuffle[f.n] ?? 0 })).sort((a, b) => a.key - b.key).map((x) => x.f);
        // Restores the original order among the facts of each day, which is not shuffled.
        const places = new Map<string, typeof facts>();
        for (const f of facts) places.set(f.day, [...(places.get(f.day) ?? []), f]);
        const shuffled = keyed.map((f) => places.get(f.day)!.shift()!);
        expect(factsOf(order(shuffled)).map((f) => f.data)).toEqual(factsOf(order(facts)).map((f) => f.data));
      }),
    );
  });
});

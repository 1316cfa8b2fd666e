import type { StoredEvent } from '#kernel';
import { Pending } from './pending.js';

const event = (stream: string, revision: number, position: number): StoredEvent =>
  ({ stream, revision, position: String(position) }) as StoredEvent;
const batch = (...events: StoredEvent[]) => ({ events, seen: '1000' });

describe('collected events', () => {
  it('are collected by stream, with the position of the last event, not of a batch without events', () => {
    const pending = new Pending(() => true);
    pending.add(batch(event('ulo-a', 0, 1), event('ulo-b', 0, 2)));
    pending.add(batch(event('ulo-a', 1, 3)));
    pending.add(batch());
    const taken = pending.take();
    expect(taken?.position).toBe('3');
    expect(taken?.streams.get('ulo-a')).toMatchObject({ revision: 1, events: [{ revision: 0 }, { revision: 1 }] });
    expect(pending.take()).toBeUndefined();
  });

  it('advance the position for streams that no projection uses', () => {
    const pending = new Pending((stream) => stream !== 'person-x');
    pending.add(batch(event('person-x', 0, 1)));
    expect(pending.take()).toMatchObject({ position: '1', events: 1, streams: new Map() });
  });

  it('report that they are nearly full, until they are taken', () => {
    const pending = new Pending(() => true, 10);
    pending.add(batch(...Array.from({ length: 8 }, (_, i) => event('ulo-a', i, i + 1))));
    expect(pending.isNearlyFull).toBe(false);
    pending.add(batch(event('ulo-a', 8, 9)));
    expect(pending.isNearlyFull).toBe(true);
    pending.take();
    expect(pending.isNearlyFull).toBe(false);
  });

  it('are dropped when there are too many, with the last revision of each stream kept', () => {
    const pending = new Pending(() => true, 2);
    pending.add(batch(event('ulo-a', 0, 1), event('ulo-b', 0, 2)));
    pending.add(batch(event('ulo-a', 1, 3)));
    expect(pending.take()?.streams).toEqual(new Map([
      ['ulo-a', { revision: 1, events: null }],
      ['ulo-b', { revision: 0, events: null }],
    ]));
  });

  it('are not read when they would not be kept', () => {
    const pending = new Pending(() => true, 0);
    pending.add({
      refs: [event('ulo-a', 0, 1)],
      seen: '1',
      only: () => [],
      get events(): StoredEvent[] {
        throw new Error('`events` was read');
      },
    });
    expect(pending.take()?.streams.get('ulo-a')).toEqual({ revision: 0, events: null });
  });

  it('report whether texts were removed, also when events are dropped or put back', () => {
    const pending = new Pending(() => true, 0);
    const removal = { ...event('ulo-a', 0, 1), type: 'TextRedacted' };
    pending.add(batch(event('ulo-a', 0, 1)));
    expect(pending.take()?.removesText).toBe(false);
    pending.add(batch(removal));
    const taken = pending.take();
    expect(taken?.removesText).toBe(true);
    pending.add(batch(event('ulo-a', 1, 2)));
    if (taken) pending.putBack(taken);
    expect([pending.take()?.removesText, pending.take()]).toEqual([true, undefined]);
  });

  it('are put back before later events when they could not be applied', () => {
    const pending = new Pending(() => true);
    pending.add(batch(event('ulo-a', 0, 1)));
    const taken = pending.take();
    pending.add(batch(event('ulo-a', 1, 2)));
    if (taken) pending.putBack(taken);
    expect(pending.take()).toMatchObject({ position: '2', events: 2, streams: new Map([['ulo-a', { revision: 1, events: null }]]) });
  });
});

import { Unavailable, type EventStore } from '#event-store';

/** The store, whose appends to ULOs fail while `fails`: before they are stored, or after. */
export const failing = (when: 'before' | 'after', fails: () => boolean) => (store: EventStore): EventStore => ({
  append: async (stream, events, on) => {
    const isHit = stream.startsWith('ulo-') && fails();
    if (isHit && when === 'before') throw new Unavailable('It is away.', true);
    const appended = await store.append(stream, events, on);
    if (isHit) throw new Unavailable('The answer is lost.');
    return appended;
  },
  readStream: (...args) => store.readStream(...args),
  readAll: (...args) => store.readAll(...args),
  subscribe: (...args) => store.subscribe(...args),
  head: () => store.head(),
  compare: (a, b) => store.compare(a, b),
  close: () => store.close(),
});

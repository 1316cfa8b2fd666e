import { ulo } from '#development';
import { CachingEventStore, readStream } from '#event-store';
import { factsOf, foldOf } from '#history';
import { fold, type PlainDate, type StoredEvent } from '#kernel';
import { corrections, story } from '../spec/map-story.js';
import { TestReadModel, uloId } from '../spec/recorded-facts.js';
import { UloReader, readUlo } from './ulo.reader.js';

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  Object.values(value).forEach(frozen);
  return value;
}

const days: readonly PlainDate[] = ['2009-02-01', '2009-10-20', '2010-03-20', '2010-05-21', '2010-10-01'];
const today = '2011-01-10';

describe('the cached events and states of a ULO', () => {
  let log: TestReadModel;
  let kept: CachingEventStore;
  beforeAll(() => {
    log = new TestReadModel();
    kept = new CachingEventStore(log.store, { eventsKept: 10_000, removal: 'TextRedacted' });
  });
  afterAll(async () => {
    await log[Symbol.asyncDispose]();
  });

  it('give the same view as an uncached fold at every moment, while more is recorded', async () => {
    const reader = new UloReader(kept, () => today);
    for (const one of [...story, ...corrections.map(({ by }) => by)]) {
      await log.record(one);
      const events = await readStream(kept, `ulo-${uloId}`);
      if (events.length === 0) continue;
      expect(foldOf(ulo, events).state).toEqual(fold(ulo, factsOf(structuredClone(events))));
    }
    for (const asAt of days)
      expect(JSON.stringify(await reader.view(uloId, { asAt }))).toBe(JSON.stringify(await readUlo(log.store, uloId, { asAt, today })));
    const { length } = await readStream(kept, `ulo-${uloId}`);
    for (let revision = length - 1; revision >= 0; revision -= 3) {
      const facts = factsOf(await readStream(log.store, `ulo-${uloId}`, { upTo: revision }));
      expect(foldOf(ulo, await readStream(kept, `ulo-${uloId}`, { upTo: revision })).state).toEqual(fold(ulo, facts));
    }
  });

  it('can share events, because no fold changes them', async () => {
    const events: StoredEvent[] = frozen(await readStream(log.store, `ulo-${uloId}`));
    expect(foldOf(ulo, events).state).toEqual(fold(ulo, factsOf(events)));
    expect(foldOf(ulo, events).facts.length).toBeGreaterThan(40);
  });
});

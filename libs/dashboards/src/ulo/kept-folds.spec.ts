import { ulo } from '#development';
import { KeepingEventStore, readStream } from '#event-store';
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

describe('what is kept of a ULO', () => {
  let place: TestReadModel;
  let kept: KeepingEventStore;
  beforeAll(() => {
    place = new TestReadModel();
    kept = new KeepingEventStore(place.store, { eventsKept: 10_000, removal: 'TextRedacted' });
  });
  afterAll(async () => {
    await place[Symbol.asyncDispose]();
  });

  it('gives at every moment of its history what a fold of its own gives, while more is recorded', async () => {
    const reader = new UloReader(kept, () => today);
    for (const one of [...story, ...corrections.map(({ by }) => by)]) {
      await place.record(one);
      const events = await readStream(kept, `ulo-${uloId}`);
      if (events.length === 0) continue;
      expect(foldOf(ulo, events).state).toEqual(fold(ulo, factsOf(structuredClone(events))));
    }
    for (const asAt of days)
      expect(JSON.stringify(await reader.view(uloId, { asAt }))).toBe(JSON.stringify(await readUlo(place.store, uloId, { asAt, today })));
    const { length } = await readStream(kept, `ulo-${uloId}`);
    for (let revision = length - 1; revision >= 0; revision -= 3) {
      const facts = factsOf(await readStream(place.store, `ulo-${uloId}`, { upTo: revision }));
      expect(foldOf(ulo, await readStream(kept, `ulo-${uloId}`, { upTo: revision })).state).toEqual(fold(ulo, facts));
    }
  });

  it('shares events that no fold changes', async () => {
    const events: StoredEvent[] = frozen(await readStream(place.store, `ulo-${uloId}`));
    expect(foldOf(ulo, events).state).toEqual(fold(ulo, factsOf(events)));
    expect(foldOf(ulo, events).facts.length).toBeGreaterThan(40);
  });
});

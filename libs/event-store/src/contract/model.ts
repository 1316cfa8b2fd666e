import fc from 'fast-check';
import type { Position, StoredEvent } from '#kernel';
import { start, type Batch, type EventStore, type Head } from '../port.js';
import { collect, event, follow, headOf, ids } from './fixtures.js';
import type { OpenStoreUnderTest } from './event-store.contract.js';

const streams = ['ulo-a', 'ulo-b', 'ulo-c'] as const;
type Name = (typeof streams)[number];
interface WrittenAppend {
  stream: Name;
  ids: string[];
  head: Head;
}

/** The expected content of a store, kept in arrays. */
class Model {
  readonly log: { stream: Name; id: string }[] = [];
  readonly appends: WrittenAppend[] = [];
  readonly readers: { after: number; reading: Promise<StoredEvent[]> }[] = [];
  /** Positions that the store returned, with the number of events up to each. */
  readonly positions: { position: Position; count: number }[] = [{ position: start, count: 0 }];
  reopened = 0;
  createdIds = 0;
  idsOf(stream: Name): string[] {
    return this.log.filter((e) => e.stream === stream).map((e) => e.id);
  }
  positionAt(n: number): { position: Position; count: number } {
    return this.positions[n % this.positions.length] ?? { position: start, count: 0 };
  }
  add(written: WrittenAppend, position: Position): void {
    for (const id of written.ids) this.log.push({ stream: written.stream, id });
    this.positions.push({ position, count: this.log.length });
    this.appends.push(written);
  }
  nextIds(count: number): string[] {
    return Array.from({ length: count }, () => `e${(this.createdIds += 1)}`);
  }
}
interface Real {
  store: EventStore;
  reopen?(): Promise<EventStore>;
}
type Step = fc.AsyncCommand<Model, Real>;

const step = (name: string, run: (model: Model, real: Real) => Promise<void>, check = (_: Model) => true): Step => ({
  check,
  run,
  toString: () => name,
});

const stream = fc.constantFrom(...streams);
const anyNumber = fc.nat({ max: 30 });

const appendOnHead = fc.tuple(stream, fc.integer({ min: 1, max: 4 })).map(([on, count]) =>
  step(`append ${count} on the head of ${on}`, async (model, { store }) => {
    const head = await headOf(store, on);
    const written = { stream: on, ids: model.nextIds(count), head };
    const done = await store.append(on, written.ids.map((id) => event(id)), { head });
    expect(done.revision).toBe(model.idsOf(on).length + count - 1);
    expect(store.compare(model.positions.at(-1)?.position ?? start, done.position)).toBe(-1);
    model.add(written, done.position);
  }),
);

const appendOnWrongHead = fc.tuple(stream, anyNumber).map(([on, revision]) =>
  step(`append to ${on} on a wrong head (${revision})`, async (model, { store }) => {
    const actual = model.idsOf(on).length - 1;
    const head: Head = revision === 0 ? 'no-stream' : { revision: revision === actual ? actual + 1 : revision, hash: 'c'.repeat(64) };
    if (head === 'no-stream' && actual < 0) return;
    const tried = store.append(on, [event(...(model.nextIds(1) as [string]))], { head });
    await expect(tried).rejects.toMatchObject({ name: 'WrongExpectedRevision', actual: actual < 0 ? 'no-stream' : actual });
  }),
);

const repeat = anyNumber.map((n) =>
  step(
    `repeat append ${n}`,
    async (model, { store }) => {
      const { stream: to, ids: same, head } = model.appends[n % model.appends.length] as WrittenAppend;
      const done = await store.append(to, same.map((id) => event(id)), { head });
      expect(done.revision).toBe((head === 'no-stream' ? -1 : head.revision) + same.length);
      const [at] = await collect(store.readStream(to, { from: done.revision }));
      expect([done.hash, done.position]).toEqual([at?.metadata.hash, at?.position]);
    },
    (model) => model.appends.length > 0,
  ),
);

const readStream = fc.tuple(stream, anyNumber).map(([of, from]) =>
  step(`read ${of} from ${from} both ways`, async (model, { store }) => {
    const expected = model.idsOf(of);
    expect(ids(await collect(store.readStream(of, { from })))).toEqual(expected.slice(from));
    expect(ids(await collect(store.readStream(of, { from, direction: 'backwards' })))).toEqual(expected.slice(0, from + 1).reverse());
  }),
);

const readAll = anyNumber.map((n) =>
  step(`read all after position ${n}`, async (model, { store }) => {
    const { position, count } = model.positionAt(n);
    const batches: Batch[] = [];
    for await (const batch of store.readAll({ after: position })) batches.push(batch);
    expect(ids(batches.flatMap((b) => b.events))).toEqual(model.log.slice(count).map((e) => e.id));
    expect(batches.map((b) => b.caughtUp === true)).toEqual(batches.map((_, i) => i === batches.length - 1));
  }),
);

const subscribe = anyNumber.map((n) =>
  step(
    `subscribe after position ${n}`,
    async (model, { store }) => {
      const { position, count } = model.positionAt(n);
      const last = (all: StoredEvent[]): boolean => all.at(-1)?.id === 'last';
      model.readers.push({ after: count, reading: follow(store, position, last) });
    },
    (model) => model.readers.length < 5,
  ),
);

const reopen = fc.constant(
  step(
    'close and open again',
    async (model, real) => {
      if (real.reopen) real.store = await real.reopen();
      model.reopened += 1;
    },
    // Closing a store ends its subscriptions.
    (model) => model.readers.length === 0 && model.reopened < 2,
  ),
);

/** Runs random steps against the store and the model. At the end every subscription must have received exactly the events written. */
export function describeModel(open: OpenStoreUnderTest): void {
  it('behaves like an in-memory log for any sequence of steps', async () => {
    const steps = fc.commands([appendOnHead, appendOnHead, appendOnWrongHead, repeat, readStream, readAll, subscribe, reopen], { maxCommands: 40 });
    await fc.assert(
      fc.asyncProperty(steps, async (run) => {
        const testStore = await open();
        const model = new Model();
        const real: Real = { ...testStore };
        try {
          await fc.asyncModelRun(() => ({ model, real }), run);
          await real.store.append('ulo-end', [event('last')], { head: 'no-stream' });
          for (const { after, reading } of model.readers)
            expect(ids(await reading)).toEqual([...model.log.slice(after).map((e) => e.id), 'last']);
        } finally {
          await testStore.dispose();
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
}

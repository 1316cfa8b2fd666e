import fc from 'fast-check';
import type { StoredEvent } from '#kernel';
import type { Batch, EventStore, Head } from '../port.js';
import { collect, event, follow, headOf, ids } from './fixtures.js';
import type { OpenTrial } from './event-store.contract.js';

const streams = ['ulo-a', 'ulo-b', 'ulo-c'] as const;
type Name = (typeof streams)[number];
interface Written {
  stream: Name;
  ids: string[];
  head: Head;
}

/** What a store should hold: the simplest thing that could be right. */
class Model {
  readonly log: { stream: Name; id: string }[] = [];
  readonly appends: Written[] = [];
  readonly readers: { after: number; reading: Promise<StoredEvent[]> }[] = [];
  readonly positions = ['0'];
  reopened = 0;
  fresh = 0;
  of(stream: Name): string[] {
    return this.log.filter((e) => e.stream === stream).map((e) => e.id);
  }
  nextIds(count: number): string[] {
    return Array.from({ length: count }, () => `e${(this.fresh += 1)}`);
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

const record = (model: Model, written: Written, position: string): void => {
  const before = model.positions.at(-1) ?? '0';
  for (const id of written.ids) {
    model.log.push({ stream: written.stream, id });
    // Only the position of an append's last event is told; earlier ones are not used to read from.
    model.positions.push(id === written.ids.at(-1) ? position : before);
  }
  model.appends.push(written);
};

const stream = fc.constantFrom(...streams);
const any = fc.nat({ max: 30 });

const appendOnHead = fc.tuple(stream, fc.integer({ min: 1, max: 4 })).map(([on, count]) =>
  step(`append ${count} on the head of ${on}`, async (model, { store }) => {
    const head = await headOf(store, on);
    const written = { stream: on, ids: model.nextIds(count), head };
    const done = await store.append(on, written.ids.map((id) => event(id)), { head });
    expect(done.revision).toBe(model.of(on).length + count - 1);
    expect(store.compare(model.positions.at(-1) ?? '0', done.position)).toBe(-1);
    record(model, written, done.position);
  }),
);

const appendOnWrongHead = fc.tuple(stream, any).map(([on, revision]) =>
  step(`append to ${on} on a wrong head (${revision})`, async (model, { store }) => {
    const actual = model.of(on).length - 1;
    const head: Head = revision === 0 ? 'no-stream' : { revision: revision === actual ? actual + 1 : revision, hash: 'c'.repeat(64) };
    if (head === 'no-stream' && actual < 0) return;
    const tried = store.append(on, [event(...(model.nextIds(1) as [string]))], { head });
    await expect(tried).rejects.toMatchObject({ name: 'WrongExpectedRevision', actual: actual < 0 ? 'no-stream' : actual });
  }),
);

const repeat = any.map((n) =>
  step(
    `repeat append ${n}`,
    async (model, { store }) => {
      const { stream: to, ids: same, head } = model.appends[n % model.appends.length] as Written;
      const done = await store.append(to, same.map((id) => event(id)), { head });
      expect(done.revision).toBe((head === 'no-stream' ? -1 : head.revision) + same.length);
      const [at] = await collect(store.readStream(to, { from: done.revision }));
      expect([done.hash, done.position]).toEqual([at?.metadata.hash, at?.position]);
    },
    (model) => model.appends.length > 0,
  ),
);

const readStream = fc.tuple(stream, any).map(([of, from]) =>
  step(`read ${of} from ${from} both ways`, async (model, { store }) => {
    const truth = model.of(of);
    expect(ids(await collect(store.readStream(of, { from })))).toEqual(truth.slice(from));
    expect(ids(await collect(store.readStream(of, { from, direction: 'backwards' })))).toEqual(truth.slice(0, from + 1).reverse());
  }),
);

/** A place in the log whose position was told: the start, or the end of an append. */
const placeIn = (model: Model, n: number): number => {
  const told = [...new Set(model.positions)].map((position) => model.positions.lastIndexOf(position));
  const place = told[n % told.length] ?? 0;
  return model.positions.indexOf(model.positions[place] as string) === place ? place : 0;
};

const readAll = any.map((n) =>
  step(`read all after place ${n}`, async (model, { store }) => {
    const place = placeIn(model, n);
    const batches: Batch[] = [];
    for await (const batch of store.readAll({ after: model.positions[place] as string })) batches.push(batch);
    expect(ids(batches.flatMap((b) => b.events))).toEqual(model.log.slice(place).map((e) => e.id));
    expect(batches.map((b) => b.caughtUp === true)).toEqual(batches.map((_, i) => i === batches.length - 1));
  }),
);

const subscribe = any.map((n) =>
  step(
    `subscribe after place ${n}`,
    async (model, { store }) => {
      const after = placeIn(model, n);
      const last = (all: StoredEvent[]): boolean => all.at(-1)?.id === 'last';
      model.readers.push({ after, reading: follow(store, model.positions[after], last) });
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
    // A store that is closed ends its subscriptions.
    (model) => model.readers.length === 0 && model.reopened < 2,
  ),
);

/** Random steps against the store and the model; in the end every subscription must have got exactly what was written. */
export function describeModel(open: OpenTrial): void {
  it('behaves like the simplest log, whatever is asked of it', async () => {
    const steps = fc.commands([appendOnHead, appendOnHead, appendOnWrongHead, repeat, readStream, readAll, subscribe, reopen], { maxCommands: 40 });
    await fc.assert(
      fc.asyncProperty(steps, async (run) => {
        const trial = await open();
        const model = new Model();
        const real: Real = { ...trial };
        try {
          await fc.asyncModelRun(() => ({ model, real }), run);
          await real.store.append('ulo-end', [event('last')], { head: 'no-stream' });
          for (const { after, reading } of model.readers)
            expect(ids(await reading)).toEqual([...model.log.slice(after).map((e) => e.id), 'last']);
        } finally {
          await trial.dispose();
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
}

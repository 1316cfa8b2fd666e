import { jest } from '@jest/globals';
import fc from 'fast-check';
import { TestReadModel, tablesOf, uloId, type RecordedFact } from './spec/recorded-facts.js';
import { corrections, inGoodOrder, story } from './spec/map-story.js';
import { readUlo } from './ulo/ulo.reader.js';

jest.setTimeout(120_000);

/** The story in a random order. Facts of one day keep their order, and corrections come after their originals. */
const anyOrder = fc
  .tuple(fc.array(fc.nat(), { minLength: story.length, maxLength: story.length }), fc.array(fc.nat(), { minLength: 3, maxLength: 3 }))
  .map(([keys, places]) => {
    const shuffled = [...story.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
    const dayOf = (index: number): string => `${story[index]?.stream} ${story[index]?.occurredOn}`;
    const waiting = new Map<string, number[]>();
    for (const index of story.keys()) waiting.set(dayOf(index), [...(waiting.get(dayOf(index)) ?? []), index]);
    const facts = shuffled.map((index) => story[waiting.get(dayOf(index))?.shift() ?? 0] as RecordedFact);
    corrections.forEach(({ of, by }, i) => {
      const after = facts.indexOf(of) + 1;
      facts.splice(after + ((places[i] ?? 0) % (facts.length - after + 1)), 0, by);
    });
    return facts;
  });

describe('the read models and the view of a ULO', () => {
  it('do not depend on the order of recording, whether live, caught up or rebuilt', async () => {
    await using ordered = new TestReadModel();
    await ordered.recordAll(inGoodOrder);
    const expected = tablesOf(await ordered.upToDate());
    const view = await readUlo(ordered.store, uloId, { today: '2012-01-15' });
    const asAtView = await readUlo(ordered.store, uloId, { today: '2012-01-15', asAt: '2010-03-16' });
    expect(expected['portfolio']).toHaveLength(2);

    await fc.assert(
      fc.asyncProperty(anyOrder, fc.nat({ max: 10 }), async (facts, pause) => {
        await using log = new TestReadModel();
        const live = log.model();
        await live.whenReady(10_000);
        for (const [i, fact] of facts.entries()) {
          const position = await log.record(fact);
          if (pause > 0 && i % pause === 0) await live.waitFor(position, 10_000);
        }
        expect(tablesOf(await log.upToDate(live))).toEqual(expected);
        const caughtUp = await log.upToDate();
        expect(tablesOf(caughtUp)).toEqual(expected);
        await caughtUp.rebuild();
        expect(tablesOf(caughtUp)).toEqual(expected);
        expect(await readUlo(log.store, uloId, { today: '2012-01-15' })).toEqual(view);
        expect(await readUlo(log.store, uloId, { today: '2012-01-15', asAt: '2010-03-16' })).toEqual(asAtView);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});

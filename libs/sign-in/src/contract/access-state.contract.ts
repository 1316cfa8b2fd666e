import { setImmediate as nextTurn } from 'node:timers/promises';
import { Unavailable } from '#event-store';
import { clockFrom, type Clock } from '#kernel';
import type { AccessState } from '../access-state/access-state.js';
import { recordKind } from '../access-state/record-kind.js';

export interface OpenedAccess {
  state: AccessState;
  /** Another handle on the same records, as in another process. */
  beside(): Promise<AccessState>;
  /** Releases the resources of `open`. */
  close(): Promise<void>;
}

const session = recordKind<{ person: string; seen?: number }>('session');
const token = recordKind<{ title: string }>('token');

/** A clock that the test moves. */
export function setClock(): Clock & { pass(seconds: number): void } {
  let now = Date.parse('2026-05-05T09:00:00.000Z');
  return { ...clockFrom(() => new Date(now).toISOString()), pass: (seconds) => void (now += seconds * 1_000) };
}

/**
 * A test on unique keys, repeated after an Unavailable error: on a busy machine an answer can be too late, and then it is
 * unknown what was stored.
 */
function retriedTest(title: string, run: () => Promise<void>): void {
  it(title, async () => {
    for (let left = 20; ; left -= 1)
      try {
        return await run();
      } catch (error) {
        if (!(error instanceof Unavailable) || left === 0) throw error;
      }
  });
}

/** The contract of every store of access records. */
export function accessStateContract(name: string, open: (clock: Clock) => Promise<OpenedAccess>): void {
  describe(`${name} follows the access records contract`, () => {
    const clock = setClock();
    let opened: OpenedAccess;
    let keyCount = 0;
    beforeAll(async () => void (opened = await open(clock)));
    afterAll(() => opened.close());
    const fresh = (what: string): string => `${what}-${name}-${process.pid}-${(keyCount += 1)}`;
    const inSeconds = (seconds: number): string => new Date(Date.parse(clock.now()) + seconds * 1_000).toISOString();

    retriedTest('returns a record to every process, under its kind and key only', async () => {
      const key = fresh('key');
      expect(await opened.state.add(session, key, { person: 'ada' }, { expiresAt: inSeconds(60) })).toBe(true);
      for (const state of [opened.state, await opened.beside()]) {
        expect(await state.get(session, key)).toEqual({ record: { person: 'ada' }, revision: 0, expiresAt: inSeconds(60), handle: expect.stringMatching(/^[0-9a-f]{32}$/u) as string });
        expect(await state.get(token, key)).toBeUndefined();
        expect(await state.get(session, `${key}x`)).toBeUndefined();
      }
    });

    retriedTest('returns no expired record, and then accepts another under the same key', async () => {
      const [key, owner] = [fresh('key'), fresh('owner')];
      await opened.state.add(session, key, { person: 'ada' }, { owner, expiresAt: inSeconds(60) });
      clock.pass(59);
      expect(await opened.state.get(session, key)).toBeDefined();
      clock.pass(1);
      expect(await opened.state.get(session, key)).toBeUndefined();
      expect(await opened.state.change(session, key, 0, { person: 'eve' })).toBe(false);
      expect(await opened.state.listOf(owner, session)).toEqual([]);
      expect(await opened.state.add(session, key, { person: 'bob' }, { expiresAt: inSeconds(60) })).toBe(true);
      expect((await opened.state.get(session, key))?.record).toEqual({ person: 'bob' });
      clock.pass(60);
      expect(await opened.state.consume(session, key)).toBeUndefined();
    });

    retriedTest('keeps records without an expiry', async () => {
      const key = fresh('key');
      await opened.state.add(token, key, { title: 'reservation' });
      clock.pass(1_000 * 86_400);
      expect((await opened.state.get(token, key))?.record).toEqual({ title: 'reservation' });
    });

    retriedTest('refuses an expiry beyond 400 days or an invalid one', async () => {
      for (const expiresAt of [inSeconds(401 * 86_400), 'soon']) await expect(opened.state.add(token, fresh('key'), { title: '' }, { expiresAt })).rejects.toThrow(RangeError);
    });

    retriedTest('adds one of ten concurrent records under a key, and keeps that one', async () => {
      const key = fresh('key');
      const both = [opened.state, await opened.beside()];
      const added = await Promise.all(Array.from({ length: 10 }, (_, at) => (both[at % 2] as AccessState).add(session, key, { person: String(at) })));
      expect(added.filter(Boolean)).toHaveLength(1);
      expect((await opened.state.get(session, key))?.record.person).toBe(String(added.indexOf(true)));
      expect(await opened.state.add(session, key, { person: 'late' })).toBe(false);
    });

    retriedTest('adds a record under a removed key, several times', async () => {
      const key = fresh('key');
      for (const person of ['ada', 'bob', 'eve']) {
        expect(await opened.state.add(session, key, { person })).toBe(true);
        await opened.state.remove(session, key);
        await opened.state.remove(session, key);
        expect(await opened.state.get(session, key)).toBeUndefined();
      }
    });

    retriedTest('changes a record by its revision: one of ten concurrent changes succeeds', async () => {
      const key = fresh('key');
      await opened.state.add(session, key, { person: 'ada' }, { expiresAt: inSeconds(60) });
      const both = [opened.state, await opened.beside()];
      const changed = await Promise.all(Array.from({ length: 10 }, (_, seen) => (both[seen % 2] as AccessState).change(session, key, 0, { person: 'ada', seen })));
      expect(changed.filter(Boolean)).toHaveLength(1);
      const after = await opened.state.get(session, key);
      expect(after).toMatchObject({ record: { person: 'ada', seen: changed.indexOf(true) }, expiresAt: inSeconds(60) });
      expect(after?.revision).toBeGreaterThan(0);
      expect(await opened.state.change(session, fresh('key'), 0, { person: 'ada' })).toBe(false);
    });

    retriedTest('gives a record to one of twenty concurrent callers on two handles, fifty times', async () => {
      const both = [opened.state, await opened.beside()];
      let answered = 0;
      for (let round = 0; answered < 50; round += 1) {
        expect(round).toBeLessThan(200);
        const key = fresh('key');
        await opened.state.add(session, key, { person: 'ada' }, { expiresAt: inSeconds(60) });
        const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => (both[at % 2] as AccessState).consume(session, key)));
        const taken = outcomes.flatMap((one) => (one.status === 'fulfilled' && one.value !== undefined ? [one.value] : []));
        const failures = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
        // On a busy machine an answer may be too late: it is then unknown whether that caller took the record.
        expect(failures.filter((error) => !(error instanceof Unavailable))).toEqual([]);
        if (failures.length > 0) {
          expect(taken.length).toBeLessThan(2);
          continue;
        }
        expect(taken).toEqual([{ person: 'ada' }]);
        answered += 1;
      }
    });

    retriedTest('sees changes, removals and additions of another handle after an earlier read', async () => {
      const [key, other] = [fresh('key'), await opened.beside()];
      await opened.state.add(session, key, { person: 'ada' });
      const read = await opened.state.get(session, key);
      expect(read?.record.person).toBe('ada');
      expect(await other.change(session, key, read?.revision ?? -1, { person: 'bob' })).toBe(true);
      // Requests of two clients are read in different turns of the event loop.
      await nextTurn();
      expect((await opened.state.get(session, key))?.record.person).toBe('bob');
      await other.remove(session, key);
      await nextTurn();
      expect(await opened.state.get(session, key)).toBeUndefined();
      await other.add(session, key, { person: 'eve' });
      expect((await opened.state.get(session, key))?.record.person).toBe('eve');
    });

    retriedTest('lists the records of an owner by kind, and removes one by its handle for its owner only', async () => {
      const [owner, other] = [fresh('owner'), fresh('owner')];
      const keys = [fresh('key'), fresh('key'), fresh('key')];
      for (const [at, key] of keys.entries()) await opened.state.add(session, key, { person: String(at) }, { owner, expiresAt: inSeconds(60) });
      await opened.state.add(token, fresh('key'), { title: 'export' }, { owner });
      await opened.state.add(session, fresh('key'), { person: 'other' }, { owner: other });
      const listed = await opened.state.listOf(owner, session);
      expect(listed.map(({ record }) => record.person).sort()).toEqual(['0', '1', '2']);
      const [first] = listed;
      expect(await opened.state.removeByHandle(other, session, first?.handle ?? '')).toBe(false);
      expect(await opened.state.removeByHandle(owner, session, first?.handle ?? '')).toBe(true);
      expect(await opened.state.removeByHandle(owner, session, first?.handle ?? '')).toBe(false);
      expect(await (await opened.beside()).listOf(owner, session)).toHaveLength(2);
    });

    retriedTest('removes all records of an owner, or one kind, for every process', async () => {
      const [owner, other] = [fresh('owner'), fresh('owner')];
      const [a, b, c] = [fresh('key'), fresh('key'), fresh('key')];
      await opened.state.add(session, a, { person: 'ada' }, { owner, expiresAt: inSeconds(60) });
      await opened.state.add(token, b, { title: 'export' }, { owner });
      await opened.state.add(session, c, { person: 'other' }, { owner: other });
      const otherHandle = await opened.beside();
      expect(await otherHandle.get(session, a)).toBeDefined();
      expect(await opened.state.removeAllOf(owner, session)).toBe(1);
      await nextTurn();
      expect(await otherHandle.get(session, a)).toBeUndefined();
      expect(await otherHandle.get(token, b)).toBeDefined();
      expect(await opened.state.removeAllOf(owner)).toBe(1);
      await nextTurn();
      expect(await otherHandle.get(token, b)).toBeUndefined();
      expect((await otherHandle.get(session, c))?.record.person).toBe('other');
    });
  });
}

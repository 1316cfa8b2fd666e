import type { Clock } from '#kernel';
import type { AccessEntry } from '../access-log/access-entry.js';
import type { AccessLog, AccessQuery } from '../access-log/access-log.js';
import { setClock } from './access-state.contract.js';

export interface OpenedLog {
  log: AccessLog;
  /** Another handle on the same entries, as in another process. */
  beside(): Promise<AccessLog>;
  /** Releases the resources of `open`. */
  close(): Promise<void>;
}

/** All pages of a query, in one list. */
export async function allEntries(log: AccessLog, query: Omit<AccessQuery, 'after' | 'limit'> = {}, limit = 7): Promise<AccessEntry[]> {
  const found: AccessEntry[] = [];
  let after: string | undefined;
  do {
    const page = await log.page({ ...query, after, limit });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return found;
}

/** The contract of every store of the access log. */
export function accessLogContract(name: string, open: (clock: Clock) => Promise<OpenedLog>): void {
  describe(`${name} follows the access log contract`, () => {
    const clock = setClock();
    const day = 86_400;
    let opened: OpenedLog;
    beforeAll(async () => void (opened = await open(clock)));
    afterAll(() => opened.close());

    it('returns entries to every process, the newest first', async () => {
      const before = (await allEntries(opened.log)).length;
      const other = await opened.beside();
      await opened.log.note({ kind: 'signed-in', person: 'ada', way: 'link' });
      clock.pass(1);
      await other.note({ kind: 'people-shown', person: 'ada', way: 'link', what: 'GET /people/:person', ids: ['bob'] });
      clock.pass(1);
      await opened.log.note({ kind: 'refused', way: 'openid', what: 'unknown' });
      for (const log of [opened.log, other]) {
        const found = await allEntries(log);
        expect(found.slice(0, found.length - before)).toEqual([
          { at: '2026-05-05T09:00:02.000Z', kind: 'refused', way: 'openid', what: 'unknown' },
          { at: '2026-05-05T09:00:01.000Z', kind: 'people-shown', person: 'ada', way: 'link', what: 'GET /people/:person', ids: ['bob'] },
          { at: '2026-05-05T09:00:00.000Z', kind: 'signed-in', person: 'ada', way: 'link' },
        ]);
      }
    });

    it('returns pages without repeated or missing entries while others are added', async () => {
      for (let i = 0; i < 20; i += 1) await opened.log.note({ kind: 'exported', person: 'cay', way: 'token', what: `file ${i}` });
      const first = await opened.log.page({ person: 'cay', limit: 6 });
      await opened.log.note({ kind: 'exported', person: 'cay', way: 'token', what: 'file 20' });
      const files = first.items.map(({ what }) => what);
      for (let after = first.next; after !== undefined; ) {
        const page = await opened.log.page({ person: 'cay', after, limit: 6 });
        files.push(...page.items.map(({ what }) => what));
        after = page.next;
      }
      expect(files).toEqual(Array.from({ length: 20 }, (_, i) => `file ${19 - i}`));
      await expect(opened.log.page({ limit: 5, after: 'x' })).rejects.toThrow(RangeError);
    });

    it('filters by person, by kind and by day in London', async () => {
      // 23:30 UTC on 5 May is the 6th in London.
      clock.pass(14 * 3_600 + 1_800);
      await opened.log.note({ kind: 'signed-in', person: 'dan', way: 'passkey' });
      clock.pass(day);
      await opened.log.note({ kind: 'signed-out', person: 'dan', way: 'passkey' });
      const of = async (query: Parameters<typeof allEntries>[1]): Promise<string[]> => (await allEntries(opened.log, query)).map(({ kind, person = '' }) => `${kind} ${person}`);
      expect(await of({ person: 'dan' })).toEqual(['signed-out dan', 'signed-in dan']);
      expect(await of({ person: 'dan', kind: 'signed-in' })).toEqual(['signed-in dan']);
      expect(await of({ from: '2026-05-06', to: '2026-05-06' })).toEqual(['signed-in dan']);
      expect(await of({ person: 'dan', to: '2026-05-05' })).toEqual([]);
      expect(await of({ from: '2026-05-07' })).toEqual(['signed-out dan']);
      expect(await of({ person: 'nobody' })).toEqual([]);
    });

    it('keeps entries for 12 months', async () => {
      const person = 'eve';
      await opened.log.note({ kind: 'signed-in', person, way: 'link' });
      clock.pass(365 * day);
      expect(await allEntries(opened.log, { person })).toHaveLength(1);
      clock.pass(day);
      await opened.log.note({ kind: 'signed-out', person, way: 'link' });
      expect((await allEntries(opened.log, { person })).map(({ kind }) => kind)).toEqual(['signed-out']);
      expect(await allEntries(opened.log, { person: 'ada' })).toEqual([]);
    });
  });
}

import { jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCommandPipeline, type CommandPipeline } from '#commands';
import { commands, deciders } from '#catalogue';
import { openSqliteEventStore, start, type EventStore } from '#event-store';
import { fakeClock } from '#spec';
import { addDays, systemIds } from '#kernel';
import { BadRows, importRows, type Imported } from '#import';

jest.setTimeout(60_000);
const heading = 'happened,about,who,command,label,field 1,value 1,field 2,value 2,field 3,value 3,field 4,value 4';
const beginning = [
  '2020-01-01,Region,programme-manager,open-programme,,name,Region,area,West',
  '2020-01-02,Harbour,programme-manager,start-ulo-development,,programme,Region,name,Harbour,area,Bay,commissioner,Council',
  '2020-01-03,Harbour,programme-manager,agree-mentoring,,mentor,Neighbour,starts on,2020-01-03,ends on,2025-12-31',
];
const session = (n: number): string => `${addDays('2020-01-04', n)},Harbour,mentor,log-mentoring-session,,hours,2,topics,governance`;

describe('an import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-import-'));
  const store = openSqliteEventStore({ folder });
  let read = 0;
  const counting: EventStore = new Proxy(store, {
    get(target, name) {
      if (name !== 'readStream') return (Reflect.get(target, name) as () => unknown).bind(target);
      return async function* (...args: Parameters<EventStore['readStream']>) {
        for await (const batch of target.readStream(...args)) {
          read += batch.events.length;
          yield batch;
        }
      };
    },
  });
  const handlingOn = (on: EventStore): CommandPipeline => createCommandPipeline({ store: on, clock: fakeClock('2026-01-01T10:00:00.000Z'), ids: systemIds, deciders, commands });
  const bring = (...rows: string[]): Promise<Imported> =>
    importRows({ file: 'rows.csv', bytes: Buffer.from([heading, ...rows].join('\n')), store: counting, handlingOn, known: new Map(), role: 'mentor', secret: 's' });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const rows = 150;
  it('reads each stream a few times, not once for each row, for any order of days', async () => {
    const sessions = Array.from({ length: rows }, (_, i) => session((i * 97) % rows));
    expect(await bring(...sessions, ...beginning)).toMatchObject({ rows: rows + 3, recorded: rows + 3 });
    expect(read).toBeLessThan(rows * 2);
  });

  it('recognises rows that a spreadsheet program saved in another notation, order of fields and order of rows', async () => {
    const again = [
      '04/01/2020,HARBOUR,Mentor,log-mentoring-session,,Topics,GOVERNANCE,Hours,2.0',
      ...beginning.map((row) => row.replace(/^2020-01-0(\d)/u, '0$1/01/2020')),
    ];
    const before = await store.head();
    expect(await bring(...again)).toMatchObject({ rows: 4, recorded: 0, repeated: 4 });
    expect(await store.head()).toBe(before);
    expect(before).not.toBe(start);
  });

  it('refuses a duplicate field in a row, and names it', async () => {
    const refused = await bring('2020-01-02,Harbour,,start-ulo-development,,name,A,NAME,B').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(BadRows);
    expect((refused as BadRows).rows).toEqual([{ row: 2, reason: expect.stringContaining('“NAME” is given twice') as string }]);
  });
});

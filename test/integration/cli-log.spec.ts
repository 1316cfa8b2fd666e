import { jest } from '@jest/globals';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteEventStore } from '#event-store';
import { systemClock } from '#kernel';
import { openAccessLog, openAccessState, recordKind } from '#sign-in';
import { milepost, scratchFolder } from '../support/cli.js';

jest.setTimeout(60_000);
const { path, remove } = scratchFolder();
const seeded = path('seeded');
const exported = path('log.ndjson');
const map = 'Mercian Ability Partnership (MAP)';

beforeAll(async () => {
  expect(await milepost(seeded, 'seed')).toMatchObject({ code: 0, err: '' });
  expect(await milepost(seeded, 'export', exported)).toMatchObject({ code: 0, err: '' });
});
afterAll(remove);

const lines = (file: string): string[] => readFileSync(file, 'utf8').split('\n');

describe('milepost seed', () => {
  it('loads both examples, marked as such', () => {
    const events = lines(exported).slice(1, -2).map((line) => JSON.parse(line) as { metadata: { example?: boolean } });
    expect(events.length).toBeGreaterThan(90);
    expect(events.every((event) => event.metadata.example === true)).toBe(true);
  });

  it('is refused on a log that is not empty', async () => {
    const { code, err } = await milepost(seeded, 'seed');
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('is not empty') as string });
  });
});

describe('milepost export and restore', () => {
  it('keep ids, times and hashes', async () => {
    const folder = path('restored');
    const { code, err } = await milepost(folder, 'restore', exported);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^An export holds no keys\. The details of 5 people cannot be read: their keys are missing, .* put keys\.db and master-key back/u) as string });
    const again = await milepost(folder, 'export', '-');
    expect(again.out).toBe(readFileSync(exported, 'utf8'));
  });

  it('refuse to restore into a log with other events', async () => {
    const { code, err } = await milepost(seeded, 'restore', exported);
    // The same log is already complete.
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const other = path('other');
    expect((await milepost(other, 'seed')).code).toBe(0);
    expect(await milepost(other, 'restore', exported)).toMatchObject({ code: 1, err: expect.stringContaining('The log is not empty') as string });
  });

  it('resume an interrupted restore', async () => {
    const folder = path('half');
    mkdirSync(folder);
    const store = openSqliteEventStore({ folder });
    for (const line of lines(exported).slice(1, 4)) {
      const { stream, ...event } = JSON.parse(line) as { stream: string; revision: number; metadata: { prevHash: string } };
      const head = event.revision === 0 ? ('no-stream' as const) : { revision: event.revision - 1, hash: event.metadata.prevHash };
      await store.append(stream, [event as never], { head });
    }
    await store.close();
    expect(await milepost(folder, 'restore', exported)).toMatchObject({ code: 0 });
    expect((await milepost(folder, 'export')).out).toBe(readFileSync(exported, 'utf8'));
  });

  it('report every bad line of a file and write nothing', async () => {
    const bad = lines(exported);
    bad[5] = (bad[5] ?? '').replace('"revision":', '"revision" :');
    bad[7] = (bad[7] ?? '').replace('"data":{', '"data":{"more":1,');
    bad[9] = '{';
    writeFileSync(path('bad.ndjson'), bad.join('\n'));
    const folder = path('nothing');
    const { code, err } = await milepost(folder, 'restore', path('bad.ndjson'));
    expect(code).toBe(3);
    expect(err).toContain('nothing was restored');
    expect(err).toContain('Line 8: Event');
    expect(err).toContain('its hash is not that of its content');
    expect(err).toContain('Line 10: It is not a JSON object.');
    expect(err).toContain('Line 6: Event');
    expect(existsSync(folder)).toBe(false);
  });

  it('recognise a truncated file', async () => {
    writeFileSync(path('cut.ndjson'), lines(exported).slice(0, 20).join('\n') + '\n');
    expect(await milepost(path('nothing'), 'restore', path('cut.ndjson'))).toMatchObject({
      code: 3,
      err: expect.stringContaining('the file is cut off') as string,
    });
  });

  it('overwrite no file unless asked', async () => {
    expect(await milepost(seeded, 'export', exported)).toMatchObject({ code: 2, err: expect.stringContaining('exists already') as string });
  });
});

describe('milepost verify', () => {
  it('finds a flipped byte in the log and names the event', async () => {
    const folder = path('flipped');
    mkdirSync(folder);
    copyFileSync(`${seeded}/log.db`, `${folder}/log.db`);
    copyFileSync(`${seeded}/keys.db`, `${folder}/keys.db`);
    expect(await milepost(folder, 'verify')).toMatchObject({ code: 0, err: '' });
    const db = new DatabaseSync(`${folder}/log.db`);
    db.exec(`UPDATE events SET body = replace(body, '"hours":2.5', '"hours":3.5') WHERE position = (SELECT min(position) FROM events WHERE body LIKE '%"hours":2.5%')`);
    db.close();
    const { code, err } = await milepost(folder, 'verify');
    expect(code).toBe(3);
    expect(err).toMatch(/^Event \d+ of stream ulo-[-0-9a-f]+ \(position \d+\) is damaged: its text does not match its hash\.\n$/u);
  });

  it('says what an intact log shows and what it does not', async () => {
    const { code, out } = await milepost(seeded, 'verify');
    expect(code).toBe(0);
    expect(out).toMatch(/^Whole: \d+ events of \d+ streams; every field, hash, chain and count is right\.\nThis shows that .*\nIt does not show that nothing is missing at the end of a stream/u);
  });

  it('exits with 4 when the log is intact and keys of people who were not erased are missing', async () => {
    const folder = path('no-keys');
    mkdirSync(folder);
    copyFileSync(`${seeded}/log.db`, `${folder}/log.db`);
    expect(await milepost(folder, 'verify')).toEqual({
      code: 4, out: expect.stringMatching(/^Whole: /u) as string, err: expect.stringMatching(/^The details of 5 people cannot be read: their keys are missing, and nobody erased them\. Stop Milepost, put keys\.db/u) as string,
    });
    expect(readdirSync(folder)).toEqual(['log.db']);
  });

  it('checks an export and a backup', async () => {
    expect(await milepost(seeded, 'verify', '--file', exported)).toMatchObject({ code: 0 });
    const { code, out } = await milepost(seeded, 'backup', path('copy'));
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/Copied \d+ keys? of personal data to .*copy\/keys\.db; they open only with MASTER_KEY, which is not copied\./u) as string });
    expect(readdirSync(path('copy')).sort()).toEqual(['keys.db', 'log.db']);
    expect(await milepost(seeded, 'verify', '--file', path('copy', 'log.db'))).toMatchObject({ code: 0 });
    expect(await milepost(path('copy'), 'export')).toMatchObject({ code: 0, out: readFileSync(exported, 'utf8') });
    expect(await milepost(seeded, 'verify', '--file', path('no-such-file'))).toMatchObject({ code: 1 });
  });
});

describe('milepost history', () => {
  it('shows what was known on a day, by name or by id', async () => {
    const known = (await milepost(seeded, 'history', map, '--known-at', '2010-09-25')).out;
    expect(known).toContain('110 attended');
    expect(known).not.toContain('120 attended');
    const { out } = await milepost(seeded, 'history', map, '--json');
    const entries = JSON.parse(out) as { title: string; revision: number; correctedBy: { revision: number }[] }[];
    const launch = entries.find((e) => e.title === 'Launch event held');
    expect(launch?.correctedBy.map((c) => c.revision)).toEqual([(launch?.revision ?? 0) + 1]);
  });

  it('leaves out what had not happened by a day', async () => {
    const { out } = await milepost(seeded, 'history', map, '--as-at', '2009-07-20');
    expect(out).toContain('Constitution adopted');
    expect(out).not.toContain('hours: policies');
  });

  it('reports an unknown ULO', async () => {
    expect(await milepost(seeded, 'history', 'nobody')).toEqual({ code: 1, out: '', err: 'There is no ULO or programme “nobody”.\n' });
  });
});

describe('milepost rebuild', () => {
  it('rebuilds the read model of the pages', async () => {
    const folder = path('rebuilt');
    expect((await milepost(folder, 'restore', exported)).code).toBe(0);
    const names = (): string[] => readdirSync(join(folder, 'read-model')).filter((name) => /^readmodel-.*\.db$/u.test(name));
    expect(await milepost(folder, 'rebuild')).toEqual({ code: 0, out: 'Rebuilt the read model.\n', err: '' });
    const [first] = names();
    expect((await milepost(folder, 'rebuild')).code).toBe(0);
    expect(names()).toHaveLength(1);
    expect(names()).not.toEqual([first]);
  });
});

describe('A data folder in use', () => {
  it('can be read, exported and backed up; commands that write name the process that uses it', async () => {
    const folder = path('used');
    expect((await milepost(folder, 'restore', exported)).code).toBe(0);
    const server = openSqliteEventStore({ folder, program: 'milepost web' });
    const choice = { folder, secret: 'a master key for tests, of enough letters', clock: systemClock };
    const access = await openAccessState(choice);
    await access.add(recordKind('session'), 'key', { person: 'ada' });
    const log = await openAccessLog(choice);
    await log.note({ kind: 'signed-in', person: 'ada', way: 'link' });
    try {
      // Restored from an export, which contains no keys.
      expect((await milepost(folder, 'verify')).code).toBe(4);
      expect((await milepost(folder, 'history', map)).code).toBe(0);
      expect((await milepost(folder, 'export')).out).toBe(readFileSync(exported, 'utf8'));
      expect((await milepost(folder, 'backup', path('used-copy.db'))).out).toMatch(/Copied 1 access record and 1 entry of the access log to .*used-copy\.access\.db: what was revoked after this backup is in force again where it is restored\./u);
      expect([existsSync(path('used-copy.db')), existsSync(path('used-copy.access.db'))]).toEqual([true, true]);
      // A backup in a folder is a data folder to start from, with the authors of earlier events.
      expect((await milepost(folder, 'backup', path('used-folder'))).code).toBe(0);
      const restored = await openAccessLog({ ...choice, folder: path('used-folder') });
      expect((await restored.page({ limit: 5 })).items).toMatchObject([{ kind: 'signed-in', person: 'ada' }]);
      await restored.close();
      expect(await milepost(folder, 'import', 'examples/map-tamworth.csv', '--as', 'mentor')).toMatchObject({
        code: 1,
        err: expect.stringMatching(/is in use by process \d+ \(milepost web/u) as string,
      });
    } finally {
      await Promise.all([access.close(), log.close(), server.close()]);
    }
  });
});

describe('The command line', () => {
  it.each(['seed', 'import', 'export', 'restore', 'backup', 'history', 'verify', 'rebuild', 'config'])('%s has help with its exit codes', async (command) => {
    const { code, out } = await milepost(seeded, command, '--help');
    expect(code).toBe(0);
    expect(out).toContain('Exit codes: 0');
  });

  it('exits with 2 for wrong usage', async () => {
    expect((await milepost(seeded, 'histories')).code).toBe(2);
    expect((await milepost(seeded, 'history', map, '--as-at', '2009-02-30')).code).toBe(2);
    expect((await milepost(seeded, 'import', 'x.csv')).code).toBe(2);
  });

  it('lists the settings', async () => {
    const { out } = await milepost(seeded, 'config', '--json');
    expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ name: 'DATA_DIR', value: seeded }));
  });
});

import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { NotWritable, openSqliteEventStore } from '#event-store';
import { inspectDataFolder } from '#data-folder';
import { setClock } from '../contract/access-state.contract.js';
import type { AccessState } from './access-state.js';
import { backupAccess } from './backup-access.js';
import { openAccessState } from './open-access-state.js';
import { recordKind } from './record-kind.js';
import { accessFileOf } from './access-file.js';

const link = recordKind<{ mail: string }>('link');
const secret = 'the master key of this test, long enough';

describe('access.db', () => {
  const clock = setClock();
  let folder: string;
  let state: AccessState;
  const open = (masterKey = secret): Promise<AccessState> => openAccessState({ folder, secret: masterKey, clock });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'milepost-access-'));
    state = await open();
  });
  afterEach(async () => {
    await state.close();
    rmSync(folder, { recursive: true });
  });
  const bytes = (): Buffer => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  const rows = (): number => {
    const db = new DatabaseSync(accessFileOf(folder), { readOnly: true });
    const { n } = db.prepare('SELECT count(*) AS n FROM records').get() as { n: number };
    db.close();
    return n;
  };

  it('contains no readable secret, owner or content, and only its user may read the file', async () => {
    await state.add(link, 'a-secret-token', { mail: 'ada@example.org' }, { owner: 'person-of-the-link' });
    for (const text of ['a-secret-token', 'ada@example.org', 'person-of-the-link']) expect(bytes().includes(text)).toBe(false);
    expect(bytes().includes('link')).toBe(true);
    expect(statSync(accessFileOf(folder)).mode & 0o077).toBe(0);
  });

  it('returns no records with a different secret', async () => {
    await state.add(link, 'token', { mail: 'ada@example.org' });
    const other = await open('another master key, just as long as that');
    expect(await other.get(link, 'token')).toBeUndefined();
    await other.close();
  });

  it('deletes expired records when a later one is added', async () => {
    await state.add(link, 'token', { mail: 'ada@example.org' }, { expiresAt: '2026-05-05T09:01:00.000Z' });
    expect(rows()).toBe(1);
    clock.pass(3_600);
    const later = await open();
    await later.add(link, 'another', { mail: 'bob@example.org' });
    expect(rows()).toBe(1);
    await later.close();
  });

  it('refuses access after the file was moved, because later removals are missing in it', async () => {
    await state.add(link, 'token', { mail: 'ada@example.org' });
    renameSync(accessFileOf(folder), join(folder, 'elsewhere'));
    await expect(state.get(link, 'token')).rejects.toBeInstanceOf(NotWritable);
    await expect(state.consume(link, 'token')).rejects.toThrow(/^Nobody can sign in or out: access\.db was moved/u);
    renameSync(join(folder, 'elsewhere'), accessFileOf(folder));
    expect(await state.consume(link, 'token')).toEqual({ mail: 'ada@example.org' });
  });

  it('refuses a file of another program', async () => {
    await state.close();
    rmSync(accessFileOf(folder));
    const db = new DatabaseSync(accessFileOf(folder));
    db.exec('CREATE TABLE notes (id TEXT)');
    db.close();
    await expect(open()).rejects.toThrow(/access\.db was not made by Milepost: move it away/u);
    rmSync(accessFileOf(folder));
    writeFileSync(accessFileOf(folder), 'This is a text, not a database. '.repeat(40));
    await expect(open()).rejects.toThrow(/The access records in .*access\.db cannot be used: /u);
  });

  it('is checked with its data folder, and the error of a damaged file says what to do', async () => {
    await openSqliteEventStore({ folder }).close();
    await state.add(link, 'token', { mail: 'ada@example.org' });
    await state.close();
    expect(() => inspectDataFolder(folder)).not.toThrow();
    const file = accessFileOf(folder);
    writeFileSync(file, readFileSync(file).fill(7, 4_096));
    expect(() => inspectDataFolder(folder)).toThrow(/^Sessions and other access records in .*access\.db are damaged: .*everybody signs in again/u);
  });

  it('can be copied while in use, and the copy opens with the same secret', async () => {
    await state.add(link, 'token', { mail: 'ada@example.org' });
    const copy = mkdtempSync(join(tmpdir(), 'milepost-access-copy-'));
    expect(await backupAccess(folder, accessFileOf(copy))).toEqual({ records: 1, entries: 0 });
    await expect(backupAccess(folder, accessFileOf(copy))).rejects.toThrow(/is there already/u);
    const restored = await openAccessState({ folder: copy, secret, clock });
    expect((await restored.get(link, 'token'))?.record).toEqual({ mail: 'ada@example.org' });
    await restored.close();
    expect(await backupAccess(join(copy, 'none'), join(copy, 'nothing'))).toBeUndefined();
    rmSync(copy, { recursive: true });
  });
});

import { DatabaseSync } from 'node:sqlite';
import { managers } from '#development';
import { logFileOf, openSqliteEventStore, verifyLogFile } from '#event-store';
import { keysFileOf } from '#people';
import { filesHolding } from '../support/bytes.js';
import { startTestServer, type TestServer } from '../support/server.js';

const details = {
  occurredOn: '2026-01-05', name: 'Wilhelmina Quillfeather', mail: 'w.quillfeather@example.org', organisation: 'Thistledown Trust', role: 'development-worker',
};
const traces = ['Quillfeather', 'quillfeather', 'Wilhelmina', 'Thistledown', 'example.org'];

describe('personal data', () => {
  let server: TestServer;
  const manager = () => server.as('programme-manager');
  const officer = () => server.as('data-protection-officer');
  beforeEach(async () => void (server = await startTestServer()));
  afterEach(() => server.stop());

  async function register(): Promise<{ id: string; position: string }> {
    const { status, body } = await manager().post('register-person', details);
    expect(status).toBe(200);
    return { id: body.stream.slice('person-'.length), position: body.position };
  }
  const wrappedKeys = (): Uint8Array[] => {
    const db = new DatabaseSync(keysFileOf(server.folder), { readOnly: true });
    const keys = db.prepare('SELECT wrapped FROM keys').all().map(({ wrapped }) => wrapped as Uint8Array);
    db.close();
    return keys;
  };
  const directory = async (position: string) => {
    expect(await server.web.runtime.model.waitFor(position, 5_000)).toBe(true);
    return server.web.runtime.people.now();
  };

  it('can be read only with the key, and appears nowhere in the data folder in clear', async () => {
    const { id, position } = await register();
    expect((await directory(position)).person(id)).toMatchObject({ name: details.name, mail: details.mail, role: details.role });
    expect(filesHolding(server.folder, traces)).toEqual([]);
    const { runtime } = server.web;
    expect(runtime.metrics.print()).not.toMatch(/quillfeather/iu);
  });

  it('is gone after an erasure: no name, no address, no key in any byte of any file; the hashes still hold', async () => {
    const { id } = await register();
    const stays = await register();
    await manager().post('change-person', { ...details, person: id, name: 'Wilhelmina Quillfeather-Brown' });
    const wrapped = wrappedKeys();
    expect(wrapped.length).toBe(2);
    const { status, body } = await officer().post('erase-person', { person: id, occurredOn: '2026-01-12' });
    expect(status).toBe(200);
    const now = await directory(body.position);
    expect(now.person(id)).toBe('erased');
    expect(now.all().map((person) => person.id)).toEqual([stays.id]);
    expect(wrappedKeys().length).toBe(1);
    await server.web.close();
    const log = new DatabaseSync(logFileOf(server.folder));
    log.exec('PRAGMA wal_checkpoint(TRUNCATE); VACUUM');
    log.close();
    const [left] = wrappedKeys();
    expect(filesHolding(server.folder, traces)).toEqual([]);
    expect(filesHolding(server.folder, wrapped.filter((key) => Buffer.compare(key, left ?? key) !== 0))).toEqual([]);
    expect(await verifyLogFile(logFileOf(server.folder))).toMatchObject({ damage: null, events: 4 + managers.length });
    server = await server.restart();
  });

  it('is erased completely by the next start when the process died between the log and the keys', async () => {
    const { id } = await register();
    const { runtime } = server.web;
    await runtime.people.close();
    // The key stays, as after a kill: only the next start checks which people were erased.
    await officer().post('erase-person', { person: id, occurredOn: '2026-01-12' });
    expect(wrappedKeys().length).toBe(1);
    server = await server.restart();
    await server.web.runtime.model.whenReady(5_000);
    await server.web.runtime.people.now();
    expect(wrappedKeys().length).toBe(0);
  });

  it('is erased by the data protection officer only, once; afterwards nothing can be recorded of that person', async () => {
    const { id } = await register();
    const erase = { person: id, occurredOn: '2026-01-12', commandId: '01938b4c-0000-7000-8000-000000000001' };
    expect((await manager().post('erase-person', erase)).status).toBe(403);
    expect((await officer().post('erase-person', erase)).body).toMatchObject({ repeated: false });
    expect((await officer().post('erase-person', erase)).body).toMatchObject({ repeated: true });
    const after = await manager().post('change-person', { ...details, person: id });
    expect([after.status, after.body.code]).toEqual([409, 'person-erased']);
    expect(after.text).not.toMatch(/quillfeather/iu);
  });

  it('deduplicates a repeated command and recognises another one under the same id, by a hash that cannot be guessed', async () => {
    const commandId = '01938b4c-0000-7000-8000-000000000002';
    const first = await manager().post('register-person', { ...details, commandId });
    const again = await manager().post('register-person', { ...details, commandId });
    expect(again.body).toMatchObject({ repeated: true, stream: first.body.stream, events: first.body.events });
    expect((await manager().post('register-person', { ...details, name: 'Another', commandId })).status).toBe(422);
    expect(wrappedKeys().length).toBe(1);
    const change = { ...details, person: first.body.stream.slice(7), commandId: '01938b4c-0000-7000-8000-000000000003' };
    expect((await manager().post('change-person', change)).body.repeated).toBe(false);
    expect((await manager().post('change-person', change)).body.repeated).toBe(true);
    expect((await manager().post('change-person', { ...change, mail: 'x@example.org' })).status).toBe(422);
    const two = [await manager().post('register-person', details), await manager().post('register-person', details)];
    const store = openSqliteEventStore({ folder: server.folder, readOnly: true });
    const hashes: string[] = [];
    for (const { body } of two) for await (const { events } of store.readStream(body.stream)) hashes.push(...events.map((e) => e.metadata.commandHash));
    await store.close();
    expect(new Set(hashes).size).toBe(2);
  });

  it.each([
    [{ mail: 'no address' }, 'mail'],
    [{ mail: 'Somebody <s@example.org>' }, 'mail'],
    [{ mail: `${'a'.repeat(250)}@example.org` }, 'mail'],
    [{ mail: '' }, 'mail'],
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(121) }, 'name'],
    [{ role: 'friend' }, 'role'],
    [{ onlyUlo: 'MAP' }, 'onlyUlo'],
    [{ birthday: '1970-01-01' }, 'birthday'],
    [{ corrects: '01938b4c-0000-7000-8000-000000000002' }, 'corrects'],
    [{ person: '01938b4c-0000-7000-8000-000000000002' }, 'person'],
  ])('is refused with the name of the field, without repeating the value: %j', async (wrong, field) => {
    const { status, body, text } = await manager().post('register-person', { ...details, ...wrong });
    expect(status).toBe(400);
    expect(body.errors.map((e) => e.field)).toEqual([field]);
    expect(text).not.toMatch(/quillfeather|Thistledown/iu);
    expect(wrappedKeys()).toEqual([]);
  });

  it('needs no address: the person is known, and receives no emails', async () => {
    const { mail, ...without } = details;
    const { body } = await manager().post('register-person', without);
    const found = (await directory(body.position)).person(body.stream.slice(7));
    expect(found).not.toHaveProperty('mail');
    expect(mail).toBeDefined();
  });

  it('of an unknown person is not invented', async () => {
    const { status, body } = await manager().post('change-person', { ...details, person: '01938b4c-0000-7000-8000-000000000009' });
    expect([status, body.detail]).toEqual([404, 'There is no person “01938b4c-0000-7000-8000-000000000009”.']);
    expect(wrappedKeys()).toEqual([]);
  });

  it('cannot be opened with another master key', async () => {
    await register();
    const { folder, clock } = server;
    await server.web.close();
    await expect(startTestServer({ folder, clock, env: { MASTER_KEY: 'another master key, just as long as that' } })).rejects.toThrow(/^MASTER_KEY is not the key/u);
    server = await startTestServer({ folder, clock });
  });
});

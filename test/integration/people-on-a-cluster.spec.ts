import { jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '#kernel';
import { personaCookieName } from '#people';
import { filesHolding } from '../support/bytes.js';
import { startEventStoreDb, type EventStoreDbServer } from '../support/eventstoredb.js';
import { startTestServer, type Answer, type TestServer } from '../support/server.js';

jest.setTimeout(120_000);
const told = { occurredOn: '2026-01-05', name: 'Wilhelmina Quillfeather', mail: 'w.quillfeather@example.org', organisation: 'Thistledown Trust', role: 'development-worker' };
const traces = ['Quillfeather', 'quillfeather', 'Thistledown'];
const erasedName = 'A person whose details were erased';
const secrets = { SESSION_SECRET: 'a session secret of the tests, long enough', MASTER_KEY: 'a master key of the tests, long enough too' };

/** Two web processes' worth of Milepost, each with a folder of its own, on one EventStoreDB. */
describe('a person on a cluster', () => {
  let cluster: EventStoreDbServer;
  let folder: string;
  let one: TestServer;
  let two: TestServer;
  const start = (name: string, env = {}): Promise<TestServer> => startTestServer({ folder: join(folder, name), env: { ...secrets, EVENT_STORE_URL: cluster.url, ...env } });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'milepost-people-'));
    cluster = await startEventStoreDb();
    // At once: of two that start on an empty cluster one chooses what wraps the keys of both.
    [one, two] = await Promise.all([start('one'), start('two')]);
  });
  afterAll(async () => {
    for (const server of [one, two]) await server?.web.close();
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** A page as a persona sees it who brings the position of what was recorded. */
  const page = async (server: TestServer, path: string, role: Role = 'programme-manager'): Promise<Answer> =>
    server.nobody.get(path, { cookie: `${personaCookieName}=${await server.web.runtime.cookie.seal(role)}` });
  const register = async (at: TestServer): Promise<{ id: string; position: string }> => {
    const { status, body } = await at.as('programme-manager').post('register-person', told);
    expect(status).toBe(200);
    return { id: body.stream.slice('person-'.length), position: body.position };
  };

  it('who is registered at one web process is seen at the other, erased there, and erased at both', async () => {
    const { id, position } = await register(one);
    for (const server of [two, one]) expect((await page(server, `/people/${id}?after=${position}`)).text).toContain(told.name);
    const { status, body } = await two.as('data-protection-officer').post('erase-person', { person: id, occurredOn: '2026-01-06' });
    expect(status).toBe(200);
    for (const server of [one, two]) {
      const shown = await page(server, `/people/${id}?after=${body.position}`);
      expect([shown.status, shown.text.includes(erasedName), traces.some((trace) => shown.text.includes(trace))]).toEqual([200, true, false]);
      expect((await page(server, `/people?after=${body.position}`)).text).toContain('1 person whose details were erased');
    }
    const changed = await one.as('programme-manager').post('change-person', { ...told, person: id });
    expect([changed.status, changed.body.code]).toEqual([409, 'person-erased']);
    expect(filesHolding(folder, traces)).toEqual([]);
    expect((await page(one, '/operations')).text).toMatch(/1 key, served to nobody/u);
  });

  it('who is changed at both at once has what was recorded last, at both', async () => {
    const { id } = await register(two);
    const changes = await Promise.all([one, two, one, two].map((at, n) => at.as('programme-manager').post('change-person', { ...told, person: id, name: `Name ${n}` })));
    expect(changes.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const last = changes.reduce((a, b) => (a.body.revision > b.body.revision ? a : b));
    const name = `Name ${changes.indexOf(last)}`;
    for (const server of [one, two]) expect((await page(server, `/people/${id}?after=${last.body.position}`)).text).toContain(name);
  });

  it('who is registered twice under one command, at both at once, is one person', async () => {
    const command = { ...told, commandId: '0190a3f4-7c1e-7a00-8000-00000000000a' };
    const answers = await Promise.all([one, two, one, two].map((at) => at.as('programme-manager').post('register-person', command)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => `${body.stream} ${body.position}`)).size).toBe(1);
    const { stream, position } = answers[0]?.body ?? { stream: '', position: '' };
    for (const server of [one, two]) expect((await page(server, `/people/${stream.slice(7)}?after=${position}`)).text).toContain(told.name);
  });

  it('stays readable at a process that opened their details before, while the keys are out of reach', async () => {
    const { id, position } = await register(one);
    expect(await two.web.runtime.model.waitFor(position, 10_000)).toBe(true);
    const keys = two.web.runtime.keys;
    await cluster.order({ do: 'fault', fault: { on: 'read', stream: 'key-', times: 2, instead: 'not ready' } });
    await expect(keys.get('a'.repeat(32))).rejects.toMatchObject({ name: 'Unavailable' });
    expect((await page(two, `/people/${id}`)).text).toContain(told.name);
  });

  it('cannot be read by a process with another master key: it does not start, and says which setting is wrong', async () => {
    await expect(start('wrong', { MASTER_KEY: 'another master key, just as long as that' })).rejects.toThrow(/^MASTER_KEY is not the key .* start with the one that was used before\.$/u);
  });

  it('of the examples is there whichever of two processes loaded them first', async () => {
    const empty = await startEventStoreDb();
    // Long enough for the second of two equal writes to be dropped.
    await empty.order({ do: 'replicate', milliseconds: 20 });
    const env = { EVENT_STORE_URL: empty.url, EXAMPLE: 'on' };
    const both = await Promise.all([start('first', env), start('second', env)]);
    for (const server of both) {
      await server.web.runtime.model.waitFor(await server.web.runtime.store.head(), 10_000);
      const { text } = await page(server, '/people');
      for (const name of ['Jo Meadows', 'Sam Ferry', 'Robin Weir', 'Alex Reed', 'Charlie Lock']) expect(text.split(`${name} (invented)</a>`)).toHaveLength(2);
    }
    for (const server of both) await server.web.close();
    await empty.stop();
  });
});

import { jest } from '@jest/globals';
import { filesHolding } from '../support/bytes.js';
import { startFreshEventStoreDb, type EventStoreDb } from '../support/fresh-eventstoredb.js';
import type { TestServer } from '../support/server.js';
import { expectExamplesOnce, pageAs, WebsOnCluster } from '../support/webs-on-cluster.js';

jest.setTimeout(120_000);
const details = { occurredOn: '2026-01-05', name: 'Wilhelmina Quillfeather', mail: 'w.quillfeather@example.org', organisation: 'Thistledown Trust', role: 'development-worker' };
const traces = ['Quillfeather', 'quillfeather', 'Thistledown'];
const erasedName = 'A person whose details were erased';

/** Two web processes, each with a separate data folder, on one EventStoreDB. */
describe('a person on a cluster', () => {
  let cluster: EventStoreDb;
  let webs: WebsOnCluster;
  let one: TestServer;
  let two: TestServer;
  const start = (name: string, env = {}): Promise<TestServer> => webs.start(name, cluster.url, env);
  beforeAll(async () => {
    webs = await WebsOnCluster.prepared();
    cluster = await startFreshEventStoreDb();
    // At once: one of two processes that start on an empty cluster chooses the wrapping key of both.
    [one, two] = await Promise.all([start('one'), start('two')]);
  });
  afterAll(async () => {
    await webs.close();
    await cluster?.stop();
  });

  const register = async (at: TestServer): Promise<{ id: string; position: string }> => {
    const { status, body } = await at.as('programme-manager').post('register-person', details);
    expect(status).toBe(200);
    return { id: body.stream.slice('person-'.length), position: body.position };
  };

  it('who is registered at one web process is seen at the other, erased there, and erased at both', async () => {
    const { id, position } = await register(one);
    for (const server of [two, one]) expect((await pageAs(server, `/people/${id}?after=${position}`)).text).toContain(details.name);
    const { status, body } = await two.as('data-protection-officer').post('erase-person', { person: id, occurredOn: '2026-01-06' });
    expect(status).toBe(200);
    for (const server of [one, two]) {
      const shown = await pageAs(server, `/people/${id}?after=${body.position}`);
      expect([shown.status, shown.text.includes(erasedName), traces.some((trace) => shown.text.includes(trace))]).toEqual([200, true, false]);
      expect((await pageAs(server, `/people?after=${body.position}`)).text).toContain('1 person whose details were erased');
    }
    const changed = await one.as('programme-manager').post('change-person', { ...details, person: id });
    expect([changed.status, changed.body.code]).toEqual([409, 'person-erased']);
    expect(filesHolding(webs.folder, traces)).toEqual([]);
    expect((await pageAs(one, '/operations')).text).toMatch(/1 key, no longer readable through Milepost/u);
  });

  it('who is changed at both at once has the last recorded details, at both', async () => {
    const { id } = await register(two);
    const changes = await Promise.all([one, two, one, two].map((at, n) => at.as('programme-manager').post('change-person', { ...details, person: id, name: `Name ${n}` })));
    expect(changes.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const last = changes.reduce((a, b) => (a.body.revision > b.body.revision ? a : b));
    const name = `Name ${changes.indexOf(last)}`;
    for (const server of [one, two]) expect((await pageAs(server, `/people/${id}?after=${last.body.position}`)).text).toContain(name);
  });

  it('who is registered twice under one command, at both at once, is one person', async () => {
    const command = { ...details, commandId: '0190a3f4-7c1e-7a00-8000-00000000000a' };
    const answers = await Promise.all([one, two, one, two].map((at) => at.as('programme-manager').post('register-person', command)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => `${body.stream} ${body.position}`)).size).toBe(1);
    const { stream, position } = answers[0]?.body ?? { stream: '', position: '' };
    for (const server of [one, two]) expect((await pageAs(server, `/people/${stream.slice(7)}?after=${position}`)).text).toContain(details.name);
  });

  it('cannot be read by a process with another master key: it does not start, and names the wrong setting', async () => {
    await expect(start('wrong', { MASTER_KEY: 'another master key, just as long as that' })).rejects.toThrow(/^MASTER_KEY is not the key .* start with the one that was used before\.$/u);
  });

  it('of the examples is registered once, for either order of two processes', async () => {
    const empty = await startFreshEventStoreDb();
    await expectExamplesOnce(empty.url);
    await empty.stop();
  });
});

import { jest } from '@jest/globals';
import { startEventStoreDb, type EventStoreDbServer } from '../support/eventstoredb.js';
import { expectExamplesOnce, pageAs, WebsOnCluster } from '../support/webs-on-cluster.js';

jest.setTimeout(120_000);

describe('people on an EventStoreDB that fails', () => {
  let cluster: EventStoreDbServer;
  let webs: WebsOnCluster;
  beforeEach(async () => {
    webs = await WebsOnCluster.prepared();
    cluster = await startEventStoreDb();
  });
  afterEach(async () => {
    await webs.close();
    await cluster.stop();
  });

  it('can still be read in a process that opened their details before, while the keys are unavailable', async () => {
    const web = await webs.start('one', cluster.url);
    const person = { occurredOn: '2026-01-05', name: 'Wilhelmina Quillfeather', organisation: 'Thistledown Trust', role: 'development-worker' };
    const { stream, position } = (await web.as('programme-manager').post('register-person', person)).body;
    expect(await web.web.runtime.model.waitFor(position, 10_000)).toBe(true);
    await cluster.order({ do: 'fault', fault: { on: 'read', stream: 'key-', times: 2, instead: 'not ready' } });
    await expect(web.web.runtime.keys.get('a'.repeat(32))).rejects.toMatchObject({ name: 'Unavailable' });
    expect((await pageAs(web, `/people/${stream.slice('person-'.length)}`)).text).toContain(person.name);
  });

  it('of the examples exist once when the second of two equal writes is dropped', async () => {
    // Long enough for two processes to send the same write at once.
    await cluster.order({ do: 'replicate', milliseconds: 20 });
    await expectExamplesOnce(cluster.url);
  });
});

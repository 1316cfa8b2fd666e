import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '#kernel';
import { keysFileOf, personaCookieName } from '#people';
import { startTestServer, type TestServer } from '../support/server.js';

const details = { occurredOn: '2026-01-05', name: 'Wilhelmina Quillfeather', organisation: 'Thistledown Trust', role: 'development-worker' };

/** Regression: without keys.db all people looked unregistered or erased, and no log, health check or page reported the loss. */
describe('a person whose key is missing', () => {
  let server: TestServer;
  beforeEach(async () => void (server = await startTestServer()));
  afterEach(() => server.stop());
  const manager = () => server.as('programme-manager');
  const register = async (): Promise<string> => (await manager().post('register-person', details)).body.stream.slice('person-'.length);
  const health = async () => {
    await server.web.runtime.model.whenReady(5_000);
    return (await server.nobody.get('/health/ready')).json<{ status: string; checks: Record<string, { ok: boolean; why?: string }> }>();
  };
  const page = async (role: Role, path: string): Promise<string> =>
    (await server.nobody.get(path, { cookie: `${personaCookieName}=${await server.web.runtime.cookie.seal(role)}` })).text;
  const withoutKeys = async (): Promise<string> => {
    const kept = join(server.folder, 'kept');
    await server.web.close();
    renameSync(keysFileOf(server.folder), kept);
    server = await server.restart();
    return kept;
  };

  it('is distinguished from an erased person in health, on the pages of people, of the person and of operations, and when changed', async () => {
    const [lost, erased] = [await register(), await register()];
    await server.as('data-protection-officer').post('erase-person', { person: erased, occurredOn: '2026-01-12' });
    expect((await health()).checks['personal data']).toEqual({ ok: true });
    await withoutKeys();
    const { status, checks } = await health();
    expect(status).toBe('ready');
    expect(checks['personal data']).toEqual({ ok: false, why: expect.stringMatching(/^The details of 1 person cannot be read: the key is missing, and nobody erased them\. Stop Milepost, put keys\.db/u) as string });
    const { people, metrics } = server.web.runtime;
    const directory = await people.now();
    expect([directory.person(lost), directory.person(erased), directory.all()]).toEqual(['key-missing', 'erased', []]);
    expect(metrics.print()).toContain('milepost_people_without_key 1');
    const list = await page('programme-manager', '/people');
    expect(list).not.toContain('Nobody is registered yet');
    expect(list).toContain('1 person was registered and cannot be read');
    expect(list).toContain('A person whose details were erased (1)');
    expect(await page('programme-manager', `/people/${lost}`)).toContain('A person whose name cannot be read, as its key is missing');
    expect(await page('programme-manager', `/people/${erased}`)).toContain('A person whose details were erased');
    expect(await page('data-protection-officer', '/operations')).toContain('The details of 1 person cannot be read');
    const changed = await manager().post('change-person', { ...details, person: lost });
    expect([changed.status, changed.body.code]).toEqual([409, 'person-key-missing']);
    expect((await manager().post('change-person', { ...details, person: erased })).body.code).toBe('person-erased');
  });

  it('is shown again once the keys are put back, and can be erased without them', async () => {
    const [back, erased] = [await register(), await register()];
    const kept = await withoutKeys();
    expect((await server.as('data-protection-officer').post('erase-person', { person: erased, occurredOn: '2026-01-12' })).status).toBe(200);
    await server.web.close();
    rmSync(keysFileOf(server.folder));
    renameSync(kept, keysFileOf(server.folder));
    server = await server.restart();
    expect((await health()).checks['personal data']).toEqual({ ok: true });
    const directory = await server.web.runtime.people.now();
    expect([directory.person(back), directory.person(erased)]).toEqual([expect.objectContaining({ name: details.name }), 'erased']);
  });
});

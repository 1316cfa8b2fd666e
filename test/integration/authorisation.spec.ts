import { commandSpec, allRoles, derivedId } from '#kernel';
import { commands } from '#catalogue';
import { WithdrawFact } from '#commands';
import { actions } from '../../apps/web/src/api/actions.js';
import type { ListedCommand } from '../../apps/web/src/api/commands.controller.js';
import { startTestServer, type Answer, type Client, type TestServer } from '../support/server.js';

describe('every command, sent as every persona', () => {
  let server: TestServer;
  beforeAll(async () => void (server = await startTestServer()));
  afterAll(() => server.stop());

  it.each([...commands, WithdrawFact].map((type) => [commandSpec(type).name, commandSpec(type).roles] as const))('%s', async (name, allowed) => {
    expect((await server.nobody.post(name, {})).status).toBe(401);
    for (const role of allRoles) {
      // An empty body is refused with 400 once the role may send the command.
      const { status } = await server.as(role).post(name, {});
      expect([role, status]).toEqual([role, allowed.includes(role) ? 400 : 403]);
    }
  });

  it('shows each persona which commands they may send', async () => {
    for (const role of allRoles) {
      const answer = await server.as(role).get('/api/commands');
      for (const { roles, allowed } of answer.json<ListedCommand[]>()) expect(allowed).toBe(roles.includes(role));
    }
  });
});

describe('every action, sent as every persona', () => {
  let server: TestServer;
  beforeAll(async () => void (server = await startTestServer()));
  afterAll(() => server.stop());

  it.each(Object.values(actions).map(({ path, roles }) => [path, roles] as const))('%s', async (path, allowed) => {
    const post = (client: Client): Promise<Answer> =>
      client.send(`/${path.replace(/:\w+/gu, derivedId('nothing'))}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    expect((await post(server.nobody)).status).toBe(401);
    // Once the role is allowed, the id is not found, or the body lacks fields.
    const answer = path.includes(':') ? 404 : 400;
    for (const role of allRoles) expect([role, (await post(server.as(role))).status]).toEqual([role, allowed.includes(role) ? answer : 403]);
  });
});

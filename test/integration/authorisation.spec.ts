import { commandSpec, allRoles } from '#kernel';
import { commands } from '#catalogue';
import { WithdrawFact } from '#commands';
import type { ListedCommand } from '../../apps/web/src/api/commands.controller.js';
import { startTestServer, type TestServer } from '../support/server.js';

describe('every command, tried as everybody', () => {
  let server: TestServer;
  beforeAll(async () => void (server = await startTestServer()));
  afterAll(() => server.stop());

  it.each([...commands, WithdrawFact].map((type) => [commandSpec(type).name, commandSpec(type).roles] as const))('%s', async (name, allowed) => {
    expect((await server.nobody.post(name, {})).status).toBe(401);
    for (const role of allRoles) {
      // An empty body is refused as such (400) once the role may send it at all.
      const { status } = await server.as(role).post(name, {});
      expect([role, status]).toEqual([role, allowed.includes(role) ? 400 : 403]);
    }
  });

  it('shows each persona which commands are theirs', async () => {
    for (const role of allRoles) {
      const answer = await server.as(role).get('/api/commands');
      for (const { roles, allowed } of answer.json<ListedCommand[]>()) expect(allowed).toBe(roles.includes(role));
    }
  });
});

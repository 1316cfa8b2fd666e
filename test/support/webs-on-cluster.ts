import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '#kernel';
import { personaCookieName } from '#people';
import { startTestServer, type Answer, type TestServer } from './server.js';
import { sharedSecrets } from './test-log.js';

/** Web processes on one EventStoreDB, each with a separate data folder. */
export class WebsOnCluster {
  readonly #servers: TestServer[] = [];

  private constructor(readonly folder: string) {}

  static async prepared(): Promise<WebsOnCluster> {
    return new WebsOnCluster(await mkdtemp(join(tmpdir(), 'milepost-webs-')));
  }

  async start(name: string, url: string, env = {}): Promise<TestServer> {
    const server = await startTestServer({ folder: join(this.folder, name), env: { ...sharedSecrets, EVENT_STORE_URL: url, ...env } });
    this.#servers.push(server);
    return server;
  }

  /** Stops them and removes their folders. */
  async close(): Promise<void> {
    for (const server of this.#servers) await server.web.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A page as a persona sees it. */
export const pageAs = async (server: TestServer, path: string, role: Role = 'programme-manager'): Promise<Answer> =>
  server.nobody.get(path, { cookie: `${personaCookieName}=${await server.web.runtime.cookie.seal(role)}` });

/** Starts two web processes at the same time on an empty log, and checks that both show each person of the examples once. */
export async function expectExamplesOnce(url: string): Promise<void> {
  const webs = await WebsOnCluster.prepared();
  for (const server of await Promise.all(['first', 'second'].map((name) => webs.start(name, url, { EXAMPLE: 'on' })))) {
    await server.web.runtime.model.waitFor(await server.web.runtime.store.head(), 10_000);
    const { text } = await pageAs(server, '/people');
    for (const name of ['Jo Meadows', 'Sam Ferry', 'Robin Weir', 'Alex Reed', 'Charlie Lock']) expect(text.split(`${name} (invented)</a>`)).toHaveLength(2);
  }
  await webs.close();
}

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WrongSettings } from '#platform';
import { Unavailable, type EventStore } from '#event-store';
import { sentenceFor } from '#runtime';
import { startTestServer, type TestServerOptions } from '../support/server.js';

const whyNot = async (options: TestServerOptions): Promise<string> => {
  try {
    const started = await startTestServer(options);
    await started.stop();
  } catch (error) {
    return error instanceof WrongSettings ? error.message : sentenceFor(error);
  }
  throw new Error('The server started.');
};

const bound = (store: EventStore, key: string | symbol): unknown => {
  const value: unknown = Reflect.get(store, key);
  return typeof value === 'function' ? value.bind(store) : value;
};

describe('a server that cannot start gives the reason in one sentence', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'milepost-start-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('when the data folder is in use', async () => {
    const first = await startTestServer({ folder });
    expect(await whyNot({ folder })).toMatch(/is in use by process \d+ \(milepost web/u);
    await first.stop();
  });

  it('when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const sentence = await whyNot({ folder, env: { PORT: String(port) } }).finally(() => other.close());
    expect(sentence).toBe(
      `Port ${port} on 127.0.0.1 is taken by another program: stop it, or set PORT to another number (0: any free one).`,
    );
  });

  it('when a setting is wrong, with its name', async () => {
    expect(await whyNot({ folder, env: { PORT: 'x', EXAMPLE: 'maybe', REDIS_URL: 'here' } })).toMatch(/^PORT must .* EXAMPLE must .* REDIS_URL must/u);
  });

  it('when other hosts could reach it and no setting allows that', async () => {
    expect(await whyNot({ folder, env: { HOST: '0.0.0.0' } })).toMatch(/^HOST is 0\.0\.0\.0, .* set DEMO_PERSONAS=1/u);
    expect(await readdir(folder)).toEqual([]);
  });

  it('when other hosts could reach data that is not example data', async () => {
    const server = await startTestServer({ folder });
    await server.as('programme-manager').post('open-programme', { occurredOn: '2009-01-01', name: 'P', area: 'A' });
    await server.web.close();
    expect(await whyNot({ folder, env: { HOST: '0.0.0.0', DEMO_PERSONAS: '1' } })).toMatch(/the log holds other data/u);
  });

  it('marks events as example data where visitors choose their role', async () => {
    const env = { HOST: '0.0.0.0', DEMO_PERSONAS: '1' };
    const server = await startTestServer({ folder, env });
    await server.as('programme-manager').post('open-programme', { occurredOn: '2009-01-01', name: 'P', area: 'A' });
    await (await server.restart()).stop();
  });
});

describe('a start that fails halfway', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'milepost-start-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['an invalid secret', 'session-secret', /^The secret in .* cannot be used: it holds fewer than 32 characters\.$/u],
    ['a file in place of the folder of the read model', 'read-model', /read-model cannot be used: a file is where a folder must be\./u],
  ])('for %s gives the reason in one sentence, and closes the log unchanged', async (_, name, sentence) => {
    await (await startTestServer({ folder })).web.close();
    await rm(join(folder, name), { recursive: true, force: true });
    await writeFile(join(folder, name), 'x');
    const before = await readdir(folder);
    expect(await whyNot({ folder })).toMatch(sentence);
    expect(await readdir(folder)).toEqual(before);
  });

  it('reports in one sentence a data folder that is a file', async () => {
    await writeFile(join(folder, 'data'), 'x');
    expect(await whyNot({ folder: join(folder, 'data'), env: { EXAMPLE: 'on' } })).toMatch(/^[^\n]*data cannot be used: a file is where a folder must be\. [^\n]*$/u);
  });

  it('does not prevent the next start: a start that was killed at once leaves nothing behind', async () => {
    await writeFile(join(folder, 'log.db'), '');
    const server = await startTestServer({ folder, env: { EXAMPLE: 'on' } });
    await server.stop();
  });
});

describe('a full disk', () => {
  it('is reported with certainty: nothing was stored', async () => {
    const full = (): Promise<never> => Promise.reject(new Unavailable('Writing to log.db failed: the disk is full. Nothing of it was stored.', true));
    const server = await startTestServer({ decorate: (store) => new Proxy(store, { get: (s, key) => (key === 'append' ? full : bound(s, key)) }) });
    const answer = await server.as('programme-manager').post('open-programme', { occurredOn: '2009-01-01', name: 'P', area: 'A' });
    expect(answer.body).toMatchObject({ status: 503, detail: expect.stringMatching(/Nothing of it was stored\.$/u) as string });
    await server.stop();
  });
});

describe('a server on another loopback address', () => {
  it('is reachable at that address', async () => {
    const server = await startTestServer({ env: { HOST: '127.0.0.2' } });
    expect(new URL(server.url).hostname).toBe('127.0.0.2');
    expect((await server.as('mentor').get('/api/ulos')).status).toBe(200);
    await server.stop();
  });
});

describe('a log that does not respond', () => {
  it('is reported as 503: the result is unknown, and a repeat is safe', async () => {
    const lost = (store: EventStore): EventStore =>
      Object.assign(Object.create(store) as EventStore, {
        append: () => Promise.reject(new Unavailable('The log did not answer in time.')),
        readStream: store.readStream.bind(store), readAll: store.readAll.bind(store), subscribe: store.subscribe.bind(store),
        head: store.head.bind(store), compare: store.compare.bind(store), close: store.close.bind(store),
      });
    const server = await startTestServer({ decorate: lost });
    const answer = await server.as('programme-manager').post('open-programme', { occurredOn: '2009-01-01', name: 'P', area: 'A' });
    expect(answer.body).toMatchObject({ status: 503, code: 'store-unavailable', detail: expect.stringContaining('safe') as string });
    expect(answer.headers.get('retry-after')).toBe('1');
    await server.stop();
  });
});

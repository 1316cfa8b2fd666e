import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#kernel';
import { until } from '#spec';
import { appendTo, collect, follow, ids } from '../../libs/event-store/src/contract/fixtures.js';
import { openEventStoreDb } from '../../libs/event-store/src/eventstoredb/open.js';
import { Authority, type Certificate } from '../support/certificates/authority.js';
import { freePort } from '../support/redis-server.js';
import { startEventStoreDb, type EventStoreDbServer } from '../support/eventstoredb.js';

const day = 24 * 60 * 60 * 1000;
const inDays = (days: number): string => new Date(Date.parse(systemClock.now()) + days * day).toISOString();
const valid = { from: inDays(-1), to: inDays(30) };
const expired = { from: inDays(-30), to: inDays(-1) };
const user = 'admin:ch@nge/it:ü';
const given = 'admin:ch%40nge%2Fit%3A%C3%BC';

describe('an event store with TLS', () => {
  let folder: string;
  let authority: Authority;
  let good: EventStoreDbServer;
  let old: EventStoreDbServer;
  let renamed: EventStoreDbServer;
  const file = (name: string): string => join(folder, name);

  const replace = async (name: string, { certificate, key }: Certificate): Promise<void> => {
    await writeFile(file(`${name}.crt`), certificate);
    await writeFile(file(`${name}.key`), key);
  };
  const serve = async (name: string, made: Certificate): Promise<EventStoreDbServer> => {
    await replace(name, made);
    return startEventStoreDb({ args: ['--user', user, '--tls-cert', file(`${name}.crt`), '--tls-key', file(`${name}.key`)] });
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'milepost-tls-'));
    authority = new Authority('Authority of the tests', valid);
    await writeFile(file('ca.crt'), authority.certificate);
    await writeFile(file('other.crt'), new Authority('Another authority', valid).certificate);
    await writeFile(file('nothing.crt'), 'nothing\n');
    good = await serve('good', authority.issue({ hosts: ['localhost'], ...valid }));
    old = await serve('old', authority.issue({ hosts: ['localhost'], ...expired }));
    renamed = await serve('renamed', authority.issue({ hosts: ['node1.example'], ...valid }));
  }, 60_000);
  afterAll(async () => {
    await Promise.all([good, old, renamed].map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  const host = ({ address }: EventStoreDbServer): string => `${address.host}:${address.port}`;
  const addressOf = (hosts: string, { who = given, ca = 'ca.crt' } = {}): string => `esdb://${who}@${hosts}?tlsCAFile=${file(ca)}`;

  it('serves the log as usual, to clients with its certificate authority and the password', async () => {
    const store = await openEventStoreDb({ address: addressOf(host(good)) });
    try {
      await appendTo(store, 'with-tls', '1', '2');
      expect(ids(await collect(store.readStream('with-tls')))).toEqual(['1', '2']);
      const following = follow(store, undefined, (all) => all.some(({ id }) => id === '3'));
      await appendTo(store, 'with-tls', '3');
      expect(ids(await following)).toEqual(['1', '2', '3']);
    } finally {
      await store.close();
    }
  });

  it('is found among several nodes', async () => {
    const store = await openEventStoreDb({ address: addressOf(`localhost:1,${host(good)}`) });
    await appendTo(store, 'among-several', '1');
    await store.close();
  });

  it('reports a certificate that expires while it runs, and continues once it has another', async () => {
    const node = await serve('renewed', authority.issue({ hosts: ['localhost'], ...valid }));
    const store = await openEventStoreDb({ address: addressOf(host(node)) });
    const following = follow(store, undefined, (all) => all.length === 2);
    try {
      await appendTo(store, 'ulo-a', '1');
      await replace('renewed', authority.issue({ hosts: ['localhost'], ...expired }));
      await node.restart();
      await until(() => store.trouble?.includes('its certificate has expired'));
      await replace('renewed', authority.issue({ hosts: ['localhost'], ...valid }));
      await node.restart();
      await until(() => store.trouble === undefined);
      await appendTo(store, 'ulo-a', '2');
      expect(ids(await following)).toEqual(['1', '2']);
    } finally {
      await store.close();
      await node.stop();
    }
  }, 60_000);

  /** Why a start fails, and what to do. */
  const cases: [string, () => string, RegExp][] = [
    ['another authority', () => addressOf(host(good), { ca: 'other.crt' }), /signed by an authority that is not known here: give the certificate of its own authority as tlsCAFile\.$/u],
    ['an expired certificate', () => addressOf(host(old)), /its certificate has expired: renew the certificates of all nodes, and restart them\.$/u],
    ['a certificate for another name', () => addressOf(host(renamed)), /its certificate is for another name: use a name that stands in it, or have one made for this name\.$/u],
    ['a wrong password', () => addressOf(host(good), { who: 'admin:secret' }), /it refuses the user or the password of EVENT_STORE_URL: correct them, or let this user read and append\.$/u],
    ['a missing file', () => addressOf(host(good), { ca: 'nowhere.crt' }), /there is no file where tlsCAFile says: correct the path\.$/u],
    ['a file that is no certificate', () => addressOf(host(good), { ca: 'nothing.crt' }), /give the certificate of its own authority as tlsCAFile\.$/u],
    ['no server at its address', () => addressOf('localhost:1'), /no server listens there: start it, or correct host and port\.$/u],
    ['an unknown host', () => addressOf('nowhere.invalid:2113'), /no computer has this name: correct the host\.$/u],
    [
      'several nodes, each with a different error',
      () => addressOf(`localhost:1,${host(old)}`),
      /cannot be used: localhost:1: no server listens there: start it, or correct host and port; localhost:\d+: its certificate has expired: renew the certificates of all nodes, and restart them\.$/u,
    ],
  ];

  it.each(cases)('reports %s at the start, in one sentence and without the password', async (_, address, sentence) => {
    const refused = openEventStoreDb({ address: address() });
    await expect(refused).rejects.toMatchObject({ name: 'EventStoreUnusable', message: expect.stringMatching(sentence) as string });
    await expect(refused).rejects.not.toThrow(/ch@nge|ch%40nge|secret|\n/u);
  }, 30_000);

  it('is distinguished from one without TLS, in both directions', async () => {
    const plain = await startEventStoreDb();
    try {
      await expect(openEventStoreDb({ address: addressOf(host(plain)) })).rejects.toThrow(/it answers without TLS: start it with certificates/u);
      await expect(openEventStoreDb({ address: good.url })).rejects.toMatchObject({ name: 'EventStoreUnusable' });
    } finally {
      await plain.stop();
    }
  });

  /** Runs a built process until it ends. */
  const run = (app: 'web' | 'worker', address: string): Promise<{ code: number | null; err: string }> =>
    new Promise((resolve, reject) => {
      const env = { PATH: process.env['PATH'], DATA_DIR: file(app), PORT: '0', WORKER_PORT: '0', SESSION_SECRET: 's'.repeat(32), MASTER_KEY: 'm'.repeat(32), EVENT_STORE_URL: address };
      const child = spawn(process.execPath, [join(process.cwd(), `dist/apps/${app}/src/main.js`)], { env, stdio: ['ignore', 'ignore', 'pipe'] });
      let err = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
      child.once('error', reject).once('close', (code) => resolve({ code, err }));
    });

  it.each(['web', 'worker'] as const)('ends the %s without permission with exit code 1 and that sentence alone', async (app) => {
    for (const [, address, sentence] of cases.filter(([name]) => /another authority|expired|password/u.test(name))) {
      const { code, err } = await run(app, address());
      expect(err.trim()).toMatch(sentence);
      expect({ code, lines: err.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
    }
    expect(await run(app, `esdb://node1:${await freePort()}?tls=false`)).toEqual({
      code: 1,
      err: 'EVENT_STORE_URL must not switch TLS off for node1: without it only 127.0.0.1 and localhost may be used.\n',
    });
  }, 60_000);
});

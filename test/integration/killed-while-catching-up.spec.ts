import { jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEventStore } from '#event-store';
import { derivedId, type NewEvent } from '#kernel';
import { until } from '#spec';
import { milepostWith } from '../support/cli.js';
import { startTestLog, type TestLog } from '../support/test-log.js';

jest.setTimeout(600_000);

const programme = derivedId('programme');
const started = (n: number): NewEvent => {
  const id = derivedId(`started ${n}`);
  return {
    id, type: 'UloDevelopmentStarted', version: 1, recordedAt: '2024-01-15T09:00:00.000Z', occurredOn: '2024-01-15',
    data: { programme, name: `ULO ${n}`, area: 'County', commissioner: 'County council' },
    metadata: {
      commandId: id, commandHash: 'none', correlationId: id, causationId: id,
      actor: { id: derivedId('somebody'), role: 'programme-manager', organisation: 'Example' },
    },
  };
};
/** Too many events to catch up on the main thread: a worker thread does it. */
const MANY = 20_500;

describe('a web process that is killed while it catches up', () => {
  let folder: string;
  let log: TestLog;
  let stop = (): void => undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'milepost-killed-'));
    log = await startTestLog();
  });
  afterAll(async () => {
    stop();
    await log.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const record = async (from: number, to: number): Promise<void> => {
    const store = await openEventStore({ folder, url: log.settings['EVENT_STORE_URL'] });
    for (let next = from; next < to; next += 100)
      await Promise.all(Array.from({ length: Math.min(100, to - next) }, (_, i) => store.append(`ulo-${derivedId(`ulo ${next + i}`)}`, [started(next + i)], { head: 'no-stream' })));
    await store.close();
  };
  const run = async (): Promise<{ child: ChildProcess; url: string; ended: Promise<void> }> => {
    const child = spawn(process.execPath, ['dist/apps/web/src/main.js'], { env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '0', EXAMPLE: 'off', ...log.settings }, stdio: ['ignore', 'pipe', 'inherit'] });
    stop = () => void child.kill('SIGKILL');
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const url = await new Promise<string>((resolve) => {
      let out = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        const [, found] = /Milepost: (http:\/\/[^/\s]+)/u.exec((out += text)) ?? [];
        if (found) resolve(found);
      });
    });
    return { child, url, ended };
  };
  /** Why it is not ready; undefined once it is. */
  const why = async (url: string): Promise<string | undefined> => {
    const { checks } = (await (await fetch(`${url}/health/ready`)).json()) as { checks: Record<string, { why?: string }> };
    return checks['read model']?.why;
  };

  it('resumes where it was, and shows every event once', async () => {
    await record(0, 10);
    expect((await milepostWith({ DATA_DIR: folder, ...log.settings }, 'rebuild')).code).toBe(0);
    await record(10, MANY);
    let killed = 0;
    for (let pause = 0; pause < 600; pause += 150) {
      const { child, url, ended } = await run();
      if ((await why(url)) !== undefined) {
        await new Promise((resolve) => setTimeout(resolve, pause));
        if ((await why(url)) !== undefined) killed += 1;
      }
      child.kill('SIGKILL');
      await ended;
    }
    expect(killed).toBeGreaterThan(0);
    const { child, url, ended } = await run();
    try {
      await until(async () => (await why(url)) === undefined, { within: 300_000, every: 100 });
      const page = (await (await fetch(`${url}/api/ulos?limit=50`, { headers: { 'milepost-persona': 'programme-manager' } })).json()) as { total: number };
      expect(page.total).toBe(MANY);
    } finally {
      child.kill('SIGTERM');
      await ended;
    }
  });
});

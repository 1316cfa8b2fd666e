import { jest } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

jest.setTimeout(120_000);

const dockerfile = readFileSync('Dockerfile', 'utf8').split('\n');
const last = dockerfile.slice(dockerfile.lastIndexOf('FROM ${NODE}') + 1);
const instruction = (name: string): string[] => last.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
const words = (line = ''): string[] => JSON.parse(line.slice(line.indexOf('['))) as string[];

interface Service {
  command?: string[];
  healthcheck?: { test: string[] };
}
const { services } = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as { services: Record<string, Service> };

/** Builds the content of the image without Docker: the same files, and only the packages for production. */
function buildContent(app: string): void {
  for (const line of instruction('COPY')) {
    const [from, to] = line.replace(/^--from=\w+ /u, '').split(' ') as [string, string];
    const source = from.replace('/app/', '');
    if (source !== 'node_modules') cpSync(source, join(app, to), { recursive: true });
  }
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { dev?: true; devOptional?: true }> };
  for (const [path, { dev, devOptional }] of Object.entries(packages)) {
    if (path === '' || dev || devOptional || !existsSync(path) || /^node_modules\/node-(bin-)?(linux|darwin|win)-/u.test(path)) continue;
    mkdirSync(join(app, path), { recursive: true });
    // Packages inside packages have their own lines; hard links are faster.
    spawnSync('cp', ['-alT', path, join(app, path)]);
    rmSync(join(app, path, 'node_modules'), { recursive: true, force: true });
  }
}

const everyFile = (app: string): string[] => readdirSync(app, { recursive: true, encoding: 'utf8' }).sort();

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

describe('the image, run outside Docker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-image-'));
  const app = join(folder, 'app');
  const started: ChildProcess[] = [];
  const entrypoint = words(instruction('ENTRYPOINT')[0]);
  let files: string[];
  beforeAll(() => {
    buildContent(app);
    files = everyFile(app);
  });
  afterAll(() => {
    for (const child of started) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (command: string[], env: Record<string, string>): ChildProcess => {
    const child = spawn(process.execPath, command, { cwd: app, env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    started.push(child);
    return child;
  };
  const ended = async (child: ChildProcess): Promise<{ code: number | null; output: string }> => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, output };
  };
  const untilOutput = (child: ChildProcess, pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      let all = '';
      for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', (text: string) => pattern.test((all += text)) && resolve());
      child.once('close', (code) => reject(new Error(`It ended with ${code}: ${all}`)));
    });

  it('serves with its own command, reports that it is healthy, and stops with exit code 0', async () => {
    expect(entrypoint[0]).toBe('node');
    const port = await freePort();
    const [, healthy, address = ''] = words(instruction('HEALTHCHECK')[0]);
    const ask = () => ended(run([String(healthy), address.replace('3000', String(port))], {}));
    expect((await ask()).code).toBe(1);
    const server = run([...entrypoint.slice(1), ...words(instruction('CMD')[0])], {
      NODE_ENV: 'production', HOST: '0.0.0.0', DEMO_PERSONAS: '1', DATA_DIR: join(folder, 'data'), SECRETS_DIR: folder, PORT: String(port),
    });
    const closed = ended(server);
    await untilOutput(server, /Health: /u);
    // Its read model may still be catching up.
    for (let healthyYet = await ask(); healthyYet.code !== 0; healthyYet = await ask()) expect(healthyYet.output).toMatch(/503/u);
    server.kill('SIGTERM');
    expect((await closed).code).toBe(0);
  });

  it('writes nothing into its own folder, so a read-only file system is enough', () => {
    expect(everyFile(app)).toEqual(files);
  });

  it('is not reachable from other hosts unless configured', async () => {
    const server = run([...entrypoint.slice(1), ...words(instruction('CMD')[0])], { HOST: '0.0.0.0', DATA_DIR: join(folder, 'other') });
    expect(await ended(server)).toEqual({ code: 1, output: expect.stringMatching(/^HOST is 0\.0\.0\.0, .* set DEMO_PERSONAS=1/u) as string });
  });

  it.each(Object.entries(services).filter(([, { command }]) => command?.[0]?.startsWith('dist/')))(
    'runs the command of %s, which reports that it needs a shared log',
    async (_name, { command = [] }) => {
      expect(await ended(run([...entrypoint.slice(1), ...command], { DATA_DIR: join(folder, 'third') }))).toEqual({
        code: 1, output: expect.stringMatching(/^The embedded default runs the worker inside milepost web/u) as string,
      });
    },
  );

  it.each(Object.entries(services).filter(([, { healthcheck }]) => healthcheck?.test[1] === 'node'))(
    'checks the health of %s with an existing script',
    async (_name, { healthcheck }) => {
      const [, , script = '', address = ''] = healthcheck?.test ?? [];
      const { code, output: why } = await ended(run([script, address.replace(/:\d+\//u, `:${await freePort()}/`)], {}));
      expect({ code, why }).toEqual({ code: 1, why: expect.stringMatching(/ECONNREFUSED/u) as string });
    },
  );
});

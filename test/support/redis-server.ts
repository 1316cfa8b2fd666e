import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';

/**
 * Finds a free port. It is below the ephemeral ports (from 32768 on, RFC 6056 and Linux), so that no outgoing connection
 * takes it before the test listens on it.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(() => true, () => false);
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}

const found = (): string | undefined =>
  [process.env.REDIS_SERVER, ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'redis-server'))].find((path) => path && existsSync(path));

/** A real Redis in a separate process and folder. Tests can stop it, restart it with its data, and freeze it. */
export class RedisServer {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    readonly port: number,
    private readonly more: readonly string[],
  ) {}

  /** `more`: further settings, such as `--maxmemory-policy`, `allkeys-lru`. */
  static async create(...more: string[]): Promise<RedisServer> {
    return new RedisServer(await mkdtemp(join(tmpdir(), 'milepost-redis-')), await freePort(), more);
  }

  static async started(...more: string[]): Promise<RedisServer> {
    const server = await RedisServer.create(...more);
    await server.start();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const program = found();
    if (!program) throw new Error('These tests need redis-server, which is not in PATH. Run npm test to install it, or set REDIS_SERVER to its path.');
    const settings = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder, '--appendonly', 'yes', '--appendfsync', 'everysec', '--save', '', ...this.more];
    const child = spawn(program, settings, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('Ready to accept connections')) resolve();
      });
      child.once('exit', (code) => reject(new Error(`redis-server ended with ${code ?? 'a signal'}: ${output}`)));
    });
  }

  /** Stops it: with SIGTERM it first writes its data to the disk; SIGKILL kills it. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  /** Deletes all data. */
  async empty(): Promise<void> {
    const client = new Redis(this.url);
    await client.flushall();
    client.disconnect();
  }

  /** Pauses the process: connections stay open, without answers. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  async dispose(): Promise<void> {
    await this.stop('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Accepted } from '#commands';
import type { Sent } from '../ledger.js';
import { Violation } from '../violation.js';

const web = fileURLToPath(new URL('../../../apps/web/src/main.js', import.meta.url));

export interface Answer {
  status: number;
  text: string;
}

/** A built process on a data folder, started by the harness that kills it. */
export class ServerVictim {
  readonly #process: ChildProcess;
  readonly #url = Promise.withResolvers<string | undefined>();
  readonly #exited = Promise.withResolvers<void>();
  #killed = false;
  #stderr = '';
  dead = false;

  /** @param run the program and its arguments; default: the built web server */
  constructor(settings: Readonly<Record<string, string>>, run: readonly string[] = [web]) {
    const env = { ...process.env, PORT: '0', WORKER_PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', ...settings };
    this.#process = spawn(process.execPath, run, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process.stderr?.on('data', (chunk: Buffer) => (this.#stderr = (this.#stderr + chunk.toString()).slice(-4_000)));
    if (this.#process.stdout)
      createInterface({ input: this.#process.stdout }).on('line', (line) => {
        const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
        if (url) this.#url.resolve(url);
      });
    const killOrphan = (): void => void this.#process.kill('SIGKILL');
    process.once('exit', killOrphan);
    this.#process.once('close', (code) => {
      process.off('exit', killOrphan);
      this.dead = true;
      if (this.#killed) this.#url.resolve(undefined);
      else this.#url.reject(new Violation(`The server ended with ${code}: ${this.#stderr}`));
      this.#exited.resolve();
    });
    this.#url.promise.catch(() => undefined);
  }

  /** Its URL; undefined when it was killed before it served. @throws Violation when it ended by itself */
  get url(): Promise<string | undefined> {
    return this.#url.promise;
  }

  /** The status and the text of a page; undefined without a response. */
  get(path: string, headers: Record<string, string> = {}): Promise<Answer | undefined> {
    return this.#ask(path, { headers });
  }

  async #ask(path: string, init: RequestInit): Promise<Answer | undefined> {
    try {
      const response = await fetch(`${await this.url}${path}`, { redirect: 'manual', ...init });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      return this.#lost(error);
    }
  }

  /** Sends a command. Returns the status and the text of the response; undefined without a response. */
  post({ name, role, body }: Sent): Promise<Answer | undefined> {
    const headers = { 'content-type': 'application/json', 'milepost-persona': role };
    return this.#ask(`/api/commands/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async send(sent: Sent): Promise<Accepted | 'lost'> {
    const answer = await this.post(sent);
    if (answer === undefined) return 'lost';
    if (answer.status !== 200) throw new Violation(`A command was answered with ${answer.status}: ${answer.text}`);
    return JSON.parse(answer.text) as Accepted;
  }

  async kill(): Promise<void> {
    this.#killed = true;
    this.#process.kill('SIGKILL');
    await this.#exited.promise;
  }

  async stop(): Promise<void> {
    this.#killed = true;
    this.#process.kill('SIGTERM');
    await this.#exited.promise;
  }

  /** A kill breaks connections; a running server must not. */
  #lost(error: unknown): undefined {
    if (!this.#killed && !this.dead) throw new Violation(`The server did not answer: ${String((error as Error).cause ?? error)}; ${this.#stderr}`);
    return undefined;
  }
}

import { fork, type ChildProcess } from 'node:child_process';
import type { Accepted } from '#commands';
import type { Sent } from '../ledger.js';
import type { CrashSite } from '../crash-site.js';
import { Violation } from '../violation.js';
import type { FromChild, ToChild } from './messages.js';

/** A process with log, commands and read model that the harness kills. It loads its code at once, and opens a folder on request. */
export class Victim {
  readonly #process: ChildProcess;
  readonly #requests = new Map<number, PromiseWithResolvers<Accepted | 'lost'>>();
  readonly #ready = Promise.withResolvers<number>();
  readonly #exited = Promise.withResolvers<void>();
  #n = 0;
  dead = false;

  constructor() {
    this.#process = fork(new URL('./child.js', import.meta.url), { serialization: 'advanced' });
    this.#process.on('message', (message: FromChild) => this.#receive(message));
    // Messages that were sent before the kill arrive before the channel closes.
    this.#process.once('disconnect', () => {
      this.dead = true;
      for (const answer of this.#requests.values()) answer.resolve('lost');
      this.#ready.resolve(-1);
      this.#exited.resolve();
    });
    this.#ready.promise.catch(() => undefined);
  }

  open({ folder, settings }: Pick<CrashSite, 'folder' | 'settings'>): void {
    this.#send({ open: { folder, url: settings['EVENT_STORE_URL'] } });
  }

  /** The number of ULOs in its read model once it is ready; -1 when it was killed before. @throws Violation */
  get ready(): Promise<number> {
    return this.#ready.promise;
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** @throws Violation when it is refused */
  send(sent: Sent): Promise<Accepted | 'lost'> {
    if (this.dead) return Promise.resolve('lost');
    const answer = Promise.withResolvers<Accepted | 'lost'>();
    this.#requests.set(++this.#n, answer);
    this.#send({ send: sent, n: this.#n });
    return answer.promise;
  }

  rebuild(): void {
    this.#send({ rebuild: true });
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#exited.promise;
  }

  async close(): Promise<void> {
    this.#send({ close: true });
    await this.#exited.promise;
  }

  #send(message: ToChild): void {
    if (!this.dead) this.#process.send(message, () => undefined);
  }

  #receive(message: FromChild): void {
    if ('accepted' in message) this.#takeRequest(message.n)?.resolve(message.accepted);
    else if ('refused' in message) this.#takeRequest(message.n)?.reject(new Violation(`A command was refused: ${message.refused}`));
    else if ('ready' in message) this.#ready.resolve(message.ulos);
    else if ('failed' in message) {
      const fault = new Violation(`The process could not work: ${message.failed}`);
      this.#ready.reject(fault);
      for (const answer of this.#requests.values()) answer.reject(fault);
      this.#requests.clear();
    }
  }

  #takeRequest(n: number): PromiseWithResolvers<Accepted | 'lost'> | undefined {
    const answer = this.#requests.get(n);
    this.#requests.delete(n);
    return answer;
  }
}

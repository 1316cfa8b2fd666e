import { fork, type ChildProcess } from 'node:child_process';
import type { Accepted } from '#commands';
import type { Sent } from '../ledger.js';
import type { CrashSite } from '../crash-site.js';
import { Violation } from '../violation.js';
import type { FromChild, ToChild } from './messages.js';

/** A process with log, commands and read model, as its killer sees it. Loads its code at once, opens a folder when told. */
export class Victim {
  readonly #process: ChildProcess;
  readonly #asked = new Map<number, PromiseWithResolvers<Accepted | 'lost'>>();
  readonly #ready = Promise.withResolvers<number>();
  readonly #gone = Promise.withResolvers<void>();
  #n = 0;
  dead = false;

  constructor() {
    this.#process = fork(new URL('./child.js', import.meta.url), { serialization: 'advanced' });
    this.#process.on('message', (said: FromChild) => this.#heard(said));
    // What it had said before it was killed is heard before the channel closes.
    this.#process.once('disconnect', () => {
      this.dead = true;
      for (const answer of this.#asked.values()) answer.resolve('lost');
      this.#ready.resolve(-1);
      this.#gone.resolve();
    });
    this.#ready.promise.catch(() => undefined);
  }

  open({ folder, settings }: Pick<CrashSite, 'folder' | 'settings'>): void {
    this.#tell({ open: { folder, url: settings['EVENT_STORE_URL'] } });
  }

  /** The number of ULOs in its read model once it can be read; -1 when it was killed before. @throws Violation */
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
    this.#asked.set(++this.#n, answer);
    this.#tell({ send: sent, n: this.#n });
    return answer.promise;
  }

  rebuild(): void {
    this.#tell({ rebuild: true });
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#gone.promise;
  }

  async close(): Promise<void> {
    this.#tell({ close: true });
    await this.#gone.promise;
  }

  #tell(what: ToChild): void {
    if (!this.dead) this.#process.send(what, () => undefined);
  }

  #heard(said: FromChild): void {
    if ('accepted' in said) this.#answered(said.n)?.resolve(said.accepted);
    else if ('refused' in said) this.#answered(said.n)?.reject(new Violation(`A command was refused: ${said.refused}`));
    else if ('ready' in said) this.#ready.resolve(said.ulos);
    else if ('failed' in said) {
      const fault = new Violation(`The process could not work: ${said.failed}`);
      this.#ready.reject(fault);
      for (const answer of this.#asked.values()) answer.reject(fault);
      this.#asked.clear();
    }
  }

  #answered(n: number): PromiseWithResolvers<Accepted | 'lost'> | undefined {
    const answer = this.#asked.get(n);
    this.#asked.delete(n);
    return answer;
  }
}

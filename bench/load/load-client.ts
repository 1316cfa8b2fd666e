import { fork, type ChildProcess } from 'node:child_process';
import type { Workplace } from '../measure/workplace.js';
import type { LoadJob, LoadResult } from './job.js';

type LoadMessage = { result: LoadResult } | { failed: string };

/** A client in a process of its own, so that its work is not the server's. Its code stays warm from job to job. */
export class LoadClient {
  readonly #process: ChildProcess;

  private constructor() {
    this.#process = fork(new URL('./client.js', import.meta.url), { serialization: 'advanced' });
  }

  static of(at: Workplace, name = 'client'): Promise<LoadClient> {
    return at.once(name, async () => {
      const client = new LoadClient();
      at.onClose(() => void client.#process.kill());
      return client;
    });
  }

  run(job: LoadJob): Promise<LoadResult> {
    return new Promise((resolve, reject) => {
      const gone = (): void => reject(new Error('The client process ended.'));
      this.#process.once('exit', gone);
      this.#process.once('message', (told: LoadMessage) => {
        this.#process.off('exit', gone);
        if ('failed' in told) reject(new Error(told.failed));
        else resolve(told.result);
      });
      this.#process.send(job);
    });
  }
}

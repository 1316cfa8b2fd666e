import { fork, type ChildProcess } from 'node:child_process';
import type { BenchContext } from '../measure/bench-context.js';
import type { LoadJob, LoadResult } from './job.js';

type LoadMessage = { result: LoadResult } | { failed: string };

/** A client in a separate process, so that its work does not slow down the server. Its compiled code is reused for each job. */
export class LoadClient {
  readonly #process: ChildProcess;

  private constructor() {
    this.#process = fork(new URL('./client.js', import.meta.url), { serialization: 'advanced' });
  }

  static of(context: BenchContext, name = 'client'): Promise<LoadClient> {
    return context.once(name, async () => {
      const client = new LoadClient();
      context.onClose(() => void client.#process.kill());
      return client;
    });
  }

  run(job: LoadJob): Promise<LoadResult> {
    return new Promise((resolve, reject) => {
      const gone = (): void => reject(new Error('The client process ended.'));
      this.#process.once('exit', gone);
      this.#process.once('message', (message: LoadMessage) => {
        this.#process.off('exit', gone);
        if ('failed' in message) reject(new Error(message.failed));
        else resolve(message.result);
      });
      this.#process.send(job);
    });
  }
}

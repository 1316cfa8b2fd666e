import { quantile } from '../measure/statistics.js';
import { Connection, requestBytes } from './connection.js';
import type { LoadJob, LoadResult } from './job.js';

/** Sends the requests of a job and summarises the answers. */
export async function runLoad(job: LoadJob): Promise<LoadResult> {
  const requests = job.requests.map((asked) => requestBytes(job.port, asked));
  const connections = await Promise.all(Array.from({ length: job.connections }, () => Connection.open(job.port)));
  const tally = new Tally(job.expect && Buffer.from(job.expect));
  const began = performance.now();
  const next = requestQueue(requests, job, began);
  try {
    await Promise.all(
      connections.map(async (connection) => {
        for (let request = await next(); request; request = await next()) {
          const sent = performance.now();
          const { status, body } = await connection.ask(request);
          tally.add(status, body, performance.now() - sent);
        }
      }),
    );
    return tally.result(performance.now() - began);
  } finally {
    for (const connection of connections) connection.close();
  }
}

/** Returns the next request at its time, or undefined when the job is finished. */
function requestQueue(requests: readonly Buffer[], { until, pace }: LoadJob, began: number): () => Promise<Buffer | undefined> {
  let sent = 0;
  return async () => {
    const turn = sent++;
    if (pace !== undefined) {
      const wait = began + (turn * 1000) / pace - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    }
    const over = until === 'all-sent' ? turn >= requests.length : performance.now() - began >= until.milliseconds;
    return over ? undefined : requests[turn % requests.length];
  };
}

class Tally {
  readonly #times: number[] = [];
  readonly #statuses: Record<string, number> = {};
  #different = 0;
  #firstWrong: string | null = null;

  constructor(private readonly expected: Buffer | undefined) {}

  add(status: number, body: Buffer, time: number): void {
    this.#times.push(time);
    this.#statuses[status] = (this.#statuses[status] ?? 0) + 1;
    const different = this.expected !== undefined && !this.expected.equals(body);
    if (different) this.#different += 1;
    if (different || status >= 300) this.#firstWrong ??= `${status} ${body.toString('utf8', 0, 600)}`;
  }

  result(milliseconds: number): LoadResult {
    const times = this.#times;
    return {
      answered: times.length,
      milliseconds,
      p50: times.length > 0 ? quantile(times, 0.5) : 0,
      p99: times.length > 0 ? quantile(times, 0.99) : 0,
      statuses: this.#statuses,
      different: this.#different,
      firstWrong: this.#firstWrong,
    };
  }
}

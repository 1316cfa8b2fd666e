/** What a client is to do; it travels to a process of its own. */
export interface LoadJob {
  port: number;
  /** Kept alive; each has one request under way at most. */
  connections: number;
  requests: readonly Asked[];
  /** How long: every request once, or all of them by turns for so long. */
  until: 'all-sent' | { milliseconds: number };
  /** Requests begun a second, whatever the answers take; as fast as answers come when absent. */
  pace?: number;
  /** Every body must be these bytes. */
  expect?: Uint8Array;
}

export interface Asked {
  method: 'GET' | 'POST';
  path: string;
  headers?: Readonly<Record<string, string>>;
  /** JSON. */
  body?: string;
}

export interface LoadResult {
  answered: number;
  milliseconds: number;
  /** Milliseconds from sending a request to the last byte of its answer. */
  p50: number;
  p99: number;
  /** Answers by status. */
  statuses: Record<string, number>;
  /** Bodies that were not the bytes expected, and the first body that was not right. */
  different: number;
  firstWrong: string | null;
}

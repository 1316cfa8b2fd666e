/** The work of a client process; it is sent to that process. */
export interface LoadJob {
  port: number;
  /** The number of keep-alive connections; each sends one request at a time. */
  connections: number;
  requests: readonly LoadRequest[];
  /** When the job ends: after each request was sent once, or after this time, repeating the requests. */
  until: 'all-sent' | { milliseconds: number };
  /** Requests started per second, independent of the answers. Absent: each connection sends the next request after an answer. */
  pace?: number;
  /** The bytes that every body must equal. */
  expect?: Uint8Array;
}

export interface LoadRequest {
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
  /** The number of bodies that differ from the expected bytes. */
  different: number;
  /** Status and body of the first wrong answer. */
  firstWrong: string | null;
}

export interface ChunkOptions {
  /** Maximum number of events in a chunk. */
  limit: number;
  /** Milliseconds without events after which an empty chunk is yielded. */
  timeoutMs: number;
  signal?: AbortSignal;
}

/** The methods of the client's streams that this module uses. */
export type ClientStream = {
  read(): unknown;
  on(event: string, listener: (error: Error) => void): unknown;
  off(event: string, listener: () => void): unknown;
  readonly readableEnded: boolean;
  readonly destroyed: boolean;
} & ({ cancel(): Promise<void> } | { unsubscribe(): Promise<void> });

/**
 * Yields what the stream has buffered, in chunks, until it ends or the signal aborts. Uses `read()`, because `on('data')`
 * gives neither order nor backpressure, and the client emits errors without `end`. Cancels the stream on return.
 */
export async function* chunksOf<T>(stream: ClientStream, { limit, timeoutMs, signal }: ChunkOptions): AsyncGenerator<T[]> {
  const gate = new Gate(stream, signal);
  try {
    for (;;) {
      const chunk: T[] = [];
      for (let item: unknown; chunk.length < limit && (item = stream.read()) !== null; ) chunk.push(item as T);
      if (signal?.aborted) return;
      if (chunk.length > 0) yield chunk;
      else if (gate.failure !== undefined) throw gate.failure;
      else if (stream.readableEnded || stream.destroyed) return;
      else if (!(await gate.opens(timeoutMs))) yield [];
    }
  } finally {
    gate.close();
    // Not awaited: without a connection the promise never settles, or rejects.
    void ('cancel' in stream ? stream.cancel() : stream.unsubscribe()).catch(() => undefined);
  }
}

/** Resolves `opens` when the stream has events, ended, failed or was aborted. */
class Gate {
  failure: Error | undefined;
  #open: ((opened: boolean) => void) | undefined;
  readonly #wake = (): void => this.#open?.(true);

  constructor(
    private readonly stream: ClientStream,
    private readonly signal: AbortSignal | undefined,
  ) {
    for (const event of ['readable', 'end', 'close']) stream.on(event, this.#wake);
    // This listener is never removed: an error after the last read must not end the process.
    stream.on('error', (error: Error) => {
      this.failure ??= error;
      this.#wake();
    });
    signal?.addEventListener('abort', this.#wake);
  }

  opens(timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#open?.(false), timeoutMs);
      this.#open = (opened) => {
        clearTimeout(timer);
        this.#open = undefined;
        resolve(opened);
      };
      if (this.failure !== undefined || this.signal?.aborted) this.#open(true);
    });
  }

  close(): void {
    for (const event of ['readable', 'end', 'close']) this.stream.off(event, this.#wake);
    this.signal?.removeEventListener('abort', this.#wake);
  }
}

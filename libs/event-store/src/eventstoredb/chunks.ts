export interface ChunkOptions {
  /** Events of one chunk, at most. */
  limit: number;
  /** After so many milliseconds without anything an empty chunk is given. */
  patience: number;
  signal?: AbortSignal;
}

/** What is used of the client's streams. */
export type ClientStream = {
  read(): unknown;
  on(event: string, listener: (error: Error) => void): unknown;
  off(event: string, listener: () => void): unknown;
  readonly readableEnded: boolean;
  readonly destroyed: boolean;
} & ({ cancel(): Promise<void> } | { unsubscribe(): Promise<void> });

/**
 * What a stream of the client has ready, in pieces, until it ends or the signal aborts. Read by hand: `on('data')` has
 * neither order nor backpressure, and the client's errors come without an end. Cancels the stream when it is left.
 */
export async function* chunksOf<T>(stream: ClientStream, { limit, patience, signal }: ChunkOptions): AsyncGenerator<T[]> {
  const gate = new Gate(stream, signal);
  try {
    for (;;) {
      const chunk: T[] = [];
      for (let item: unknown; chunk.length < limit && (item = stream.read()) !== null; ) chunk.push(item as T);
      if (signal?.aborted) return;
      if (chunk.length > 0) yield chunk;
      else if (gate.failure !== undefined) throw gate.failure;
      else if (stream.readableEnded || stream.destroyed) return;
      else if (!(await gate.opens(patience))) yield [];
    }
  } finally {
    gate.close();
    // Nobody waits for it: without a connection it never settles, or fails once more.
    void ('cancel' in stream ? stream.cancel() : stream.unsubscribe()).catch(() => undefined);
  }
}

/** Opens when there is something to look at: events, an end, an error, an abort. */
class Gate {
  failure: Error | undefined;
  #open: ((opened: boolean) => void) | undefined;
  readonly #knock = (): void => this.#open?.(true);

  constructor(
    private readonly stream: ClientStream,
    private readonly signal: AbortSignal | undefined,
  ) {
    for (const event of ['readable', 'end', 'close']) stream.on(event, this.#knock);
    // Stays for good: an error that comes when nobody reads any more must not end the process.
    stream.on('error', (error: Error) => {
      this.failure ??= error;
      this.#knock();
    });
    signal?.addEventListener('abort', this.#knock);
  }

  opens(patience: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#open?.(false), patience);
      this.#open = (opened) => {
        clearTimeout(timer);
        this.#open = undefined;
        resolve(opened);
      };
      if (this.failure !== undefined || this.signal?.aborted) this.#open(true);
    });
  }

  close(): void {
    for (const event of ['readable', 'end', 'close']) this.stream.off(event, this.#knock);
    this.signal?.removeEventListener('abort', this.#knock);
  }
}

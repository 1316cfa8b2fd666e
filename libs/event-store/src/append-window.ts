import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from './errors.js';
import type { EventStore } from './port.js';

/** Each append in flight holds at most 1 MiB. */
const MAX_IN_FLIGHT = 256;

/** Appends a whole log: many appends in flight where the store keeps their order, otherwise one at a time. */
export class AppendWindow {
  readonly #inFlight: Promise<unknown>[] = [];
  #failure: { error: unknown } | undefined;

  /** @param onWritten called with the number of events that an append stored */
  constructor(
    private readonly to: Pick<EventStore, 'append' | 'inOrder'>,
    private readonly onWritten: (count: number) => void = () => {},
  ) {}

  /** @throws as `settle`. After an error, do not append again. */
  async append(...[stream, events, on]: Parameters<EventStore['append']>): Promise<void> {
    const append = this.to.append(stream, events, on).then(
      () => this.onWritten(events.length),
      (error: unknown) => (this.#failure ??= { error }),
    );
    this.#inFlight.push(append);
    if (this.#inFlight.length >= (this.to.inOrder ? MAX_IN_FLIGHT : 1)) await this.#inFlight.shift();
    if (this.#failure) await this.settle();
  }

  /** Waits for all appends. @throws the error of the first append that failed */
  async settle(): Promise<void> {
    await Promise.all(this.#inFlight.splice(0));
    if (this.#failure) throw this.#failure.error;
  }
}

/** Runs resumable work and retries it after each Unavailable. @throws Unavailable after `stallTimeoutMs` without progress */
export async function resumeWhileUnavailable<T>(stallTimeoutMs: number, work: (progressed: () => void) => Promise<T>): Promise<T> {
  let lastProgress = performance.now();
  for (;;) {
    try {
      return await work(() => void (lastProgress = performance.now()));
    } catch (error) {
      if (!(error instanceof Unavailable) || performance.now() - lastProgress >= stallTimeoutMs) throw error;
    }
    await pause(250);
  }
}

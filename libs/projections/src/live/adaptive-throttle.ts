/** Projecting uses at most 2.5 % of the event loop while events keep coming. A pause is never longer than `LONGEST_MS`. */
const REST_PER_WORK = 39;
const LONGEST_MS = 5_000;

/**
 * How long to collect events before the next write. On an idle system the first event is written at once. On a busy one
 * each write is followed by a pause 39 times as long, so that many events share a write. `flushNow` ends the pause.
 */
export class AdaptiveThrottle {
  #notBefore = 0;
  #flushNow: (() => void) | undefined;

  /** Call after a write, with its duration. */
  worked(milliseconds: number): void {
    this.#notBefore = performance.now() + Math.min(LONGEST_MS, milliseconds * REST_PER_WORK);
  }

  /** Resolves after the pause or at `flushNow`. */
  async rest(): Promise<void> {
    const left = this.#notBefore - performance.now();
    if (left <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, left);
      this.#flushNow = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#flushNow = undefined;
  }

  flushNow(): void {
    this.#flushNow?.();
  }
}

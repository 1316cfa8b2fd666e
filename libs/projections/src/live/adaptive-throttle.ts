/** While events keep coming, projecting may take this part of the thread; a rest is never longer than `LONGEST_MS`. */
const REST_PER_WORK = 19;
const LONGEST_MS = 5_000;

/**
 * How long to gather before writing again. The first event on an idle system is written at once; on a busy one each
 * writing is followed by a rest nineteen times as long, so that many events share one. Who waits for a position ends it.
 */
export class AdaptiveThrottle {
  #notBefore = 0;
  #flushNow: (() => void) | undefined;

  /** Tells how long the last writing took. */
  worked(milliseconds: number): void {
    this.#notBefore = performance.now() + Math.min(LONGEST_MS, milliseconds * REST_PER_WORK);
  }

  /** Resolves when it is time, or when somebody is in a hurry. */
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

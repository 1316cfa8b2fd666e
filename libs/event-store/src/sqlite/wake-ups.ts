/** Wakes the subscriptions of this process after a commit; other connections' commits are found by looking now and then. */
export class WakeUps {
  readonly #sleepers = new Set<() => void>();

  wake(): void {
    for (const wake of [...this.#sleepers]) wake();
  }

  /** Until the next wake-up, the abort or the time is up. Keeps no process alive. */
  sleep(signal: AbortSignal, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#sleepers.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      timer.unref();
      this.#sleepers.add(done);
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });
  }
}

/** Wakes the subscriptions of this process after a commit. Commits of other connections are found by polling. */
export class CommitSignal {
  readonly #sleepers = new Set<() => void>();

  wake(): void {
    for (const wake of [...this.#sleepers]) wake();
  }

  /** Resolves at the next wake-up, the abort or the timeout. Does not keep the process alive. */
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

/** A flag for "ready", with a wait for it. */
export class ReadySignal {
  #isReady = false;
  readonly #first = Promise.withResolvers<void>();

  get isReady(): boolean {
    return this.#isReady;
  }

  set(isReady: boolean): void {
    this.#isReady = isReady;
    if (isReady) this.#first.resolve();
  }

  /** Ends all waits, for example at shutdown. */
  giveUp(): void {
    this.#first.resolve();
  }

  /** True once it is ready, false after the timeout or after `giveUp`. */
  async within(milliseconds: number): Promise<boolean> {
    if (this.#isReady) return true;
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, milliseconds);
    await Promise.race([this.#first.promise, late.promise]);
    clearTimeout(timer);
    return this.#isReady;
  }
}

/** Whether something can be used, and a wait for that. */
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

  /** Nobody waits any longer. */
  giveUp(): void {
    this.#first.resolve();
  }

  /** True once it can be used, false after the timeout or when it was given up. */
  async within(milliseconds: number): Promise<boolean> {
    if (this.#isReady) return true;
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, milliseconds);
    await Promise.race([this.#first.promise, late.promise]);
    clearTimeout(timer);
    return this.#isReady;
  }
}

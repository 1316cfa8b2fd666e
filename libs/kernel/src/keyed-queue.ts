/** Tasks under one key wait for each other; tasks under different keys do not. A failed task does not stop the next. */
export class KeyedQueue<K = string> {
  /** The last task under each key that is not idle. */
  readonly #last = new Map<K, Promise<unknown>>();

  /** How many keys have a task that runs or waits. */
  get size(): number {
    return this.#last.size;
  }

  /** Settles as the task does. The task never starts within this call. */
  async run<T>(key: K, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const result = before.then(task, task);
    this.#last.set(key, result);
    try {
      return await result;
    } finally {
      if (this.#last.get(key) === result) this.#last.delete(key);
    }
  }
}

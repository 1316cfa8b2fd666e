/** Tasks with the same key run one after the other; tasks with different keys run at the same time. A failed task does not stop the next. */
export class KeyedQueue<K = string> {
  /** The last task under each key that is not idle. */
  readonly #last = new Map<K, Promise<unknown>>();

  /** The number of keys with a running or waiting task. */
  get size(): number {
    return this.#last.size;
  }

  /** Settles as the task does. The task never starts synchronously. */
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

/** Tasks on one stream wait for each other; tasks on different streams do not. */
export class StreamQueue {
  private readonly tails = new Map<string, Promise<unknown>>();

  async run<T>(stream: string, task: () => Promise<T>): Promise<T> {
    const before = this.tails.get(stream);
    const mine = before === undefined ? task() : before.then(task, task);
    this.tails.set(stream, mine);
    try {
      return await mine;
    } finally {
      if (this.tails.get(stream) === mine) this.tails.delete(stream);
    }
  }
}

/** A binary heap: reading the next entry takes constant time. */
export class DueQueue<T extends { due: number }> {
  private readonly heap: T[] = [];

  get size(): number {
    return this.heap.length;
  }

  first(): T | undefined {
    return this.heap[0];
  }

  push(entry: T): void {
    let at = this.heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.due(parent) <= entry.due) break;
      this.move(parent, at);
      at = parent;
    }
    this.heap[at] = entry;
  }

  pop(): T | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (this.due(child + 1) < this.due(child)) child++;
      if (this.due(child) >= last.due) break;
      this.move(child, at);
      at = child;
    }
    this.heap[at] = last;
    return first;
  }

  clear(): void {
    this.heap.length = 0;
  }

  private due(at: number): number {
    return this.heap[at]?.due ?? Infinity;
  }

  private move(from: number, to: number): void {
    this.heap[to] = this.heap[from] as T;
  }
}

import type { Position } from '#kernel';

interface Waiter {
  position: Position;
  resolve(seen: boolean): void;
}

/** Callers that wait until the read model has applied a position. */
export class PositionWaiters {
  readonly #waiters = new Set<Waiter>();

  constructor(private readonly compare: (a: Position, b: Position) => number) {}

  get some(): boolean {
    return this.#waiters.size > 0;
  }

  /** Resolves with true when the position was applied in time. */
  until(position: Position, milliseconds: number): Promise<boolean> {
    return new Promise((done) => {
      const waiter: Waiter = {
        position,
        resolve: (seen) => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          done(seen);
        },
      };
      const timer = setTimeout(() => waiter.resolve(false), milliseconds);
      this.#waiters.add(waiter);
    });
  }

  seen(position: Position): void {
    for (const waiter of [...this.#waiters]) if (this.compare(waiter.position, position) <= 0) waiter.resolve(true);
  }

  giveUp(): void {
    for (const waiter of [...this.#waiters]) waiter.resolve(false);
  }
}

/** Seeded pseudo-random numbers: the same seed gives the same numbers (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 (inclusive) to 1 (exclusive). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer from `from` (inclusive) to `to` (exclusive). */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from));
  }

  /** True with a probability of 1 in `n`. */
  oneIn(n: number): boolean {
    return this.next() * n < 1;
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[this.between(0, list.length)];
  }

  /** A separate generator for the n-th part of a run, which does not depend on earlier numbers. */
  static for(seed: number, n: number): Random {
    return new Random(Math.imul(seed ^ 0x9e3779b9, n + 1) + n);
  }
}

/** The time limit of a run, and the output of its progress. */
export class Limit {
  #end: number;

  /** @param seconds from now; infinite for no limit */
  constructor(
    seconds: number,
    readonly say: (what: string) => void,
  ) {
    this.#end = performance.now() + seconds * 1000;
  }

  /** Ends the run after a failure: no part starts another kill. */
  stop(): void {
    this.#end = 0;
  }

  reached(): boolean {
    return performance.now() >= this.#end;
  }
}

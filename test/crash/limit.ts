/** How long a run may take, and whom to tell how far it is. */
export class Limit {
  #end: number;

  /** @param seconds from now; infinite for as long as it takes */
  constructor(
    seconds: number,
    readonly say: (what: string) => void,
  ) {
    this.#end = performance.now() + seconds * 1000;
  }

  /** Something went wrong: nobody begins anything more. */
  stop(): void {
    this.#end = 0;
  }

  reached(): boolean {
    return performance.now() >= this.#end;
  }
}

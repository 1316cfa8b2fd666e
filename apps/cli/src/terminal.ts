import type { Environment } from '#platform';

/** The environment and output streams of a command: those of the process, or of a test. */
export interface Terminal {
  env: Environment;
  out: NodeJS.WritableStream;
  err: NodeJS.WritableStream & { isTTY?: boolean };
}

/** Writes, and waits for `drain` when the buffer is full. */
export async function write(to: NodeJS.WritableStream, text: string): Promise<void> {
  if (!to.write(text)) await new Promise<void>((resolve) => to.once('drain', resolve));
}

export const writeLine = (to: NodeJS.WritableStream, text: string): Promise<void> => write(to, `${text}\n`);

/** Shows progress on one line of a terminal. Prints nothing when the output is not a terminal. */
export class ProgressLine {
  #shownAt = 0;
  #shown = false;

  constructor(private readonly terminal: Terminal) {}

  readonly show = (doing: string, done: number, total: number): void => {
    if (this.terminal.err.isTTY !== true) return;
    const now = performance.now();
    // Ten updates a second are enough and cost little.
    if (done < total && now - this.#shownAt < 100) return;
    this.#shownAt = now;
    this.#shown = true;
    this.terminal.err.write(`\r${doing}: ${done} of ${total}\u001b[K`);
  };

  end(): void {
    if (this.#shown) this.terminal.err.write('\r\u001b[K');
    this.#shown = false;
  }
}

import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the bench keeps its files, and what it made once for several figures. Everything goes at the end. */
export class Workplace {
  readonly #root = mkdtempSync(join(tmpdir(), 'milepost-bench-'));
  readonly #made = new Map<string, Promise<unknown>>();
  readonly #closing: (() => void | Promise<void>)[] = [];
  #folders = 0;

  /** @param say tells somebody at a terminal what takes so long */
  constructor(readonly say: (what: string) => void) {
    process.once('exit', () => rmSync(this.#root, { recursive: true, force: true }));
  }

  /** A new empty folder. */
  folder(): string {
    const folder = join(this.#root, String(++this.#folders));
    mkdirSync(folder);
    return folder;
  }

  /** Does some work in a new folder, which is removed afterwards. */
  async inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = this.folder();
    try {
      return await work(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** What the first caller made under this name. */
  once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const made = this.#made.get(name) ?? make();
    this.#made.set(name, made);
    return made as Promise<T>;
  }

  /** Something to stop when the bench ends, the latest first. */
  onClose(stop: () => void | Promise<void>): void {
    this.#closing.unshift(stop);
  }

  async close(): Promise<void> {
    for (const stop of this.#closing) await stop();
    rmSync(this.#root, { recursive: true, force: true });
  }
}

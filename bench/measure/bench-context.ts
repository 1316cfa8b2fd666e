import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The temporary files of the bench, and the fixtures that several figures share. Closing it removes all of them. */
export class BenchContext {
  readonly #root = mkdtempSync(join(tmpdir(), 'milepost-bench-'));
  readonly #made = new Map<string, Promise<unknown>>();
  readonly #closing: (() => void | Promise<void>)[] = [];
  #folders = 0;

  /** @param say shows progress at a terminal */
  constructor(readonly say: (what: string) => void) {
    process.once('exit', () => rmSync(this.#root, { recursive: true, force: true }));
  }

  /** Makes a new empty folder. */
  folder(): string {
    const folder = join(this.#root, String(++this.#folders));
    mkdirSync(folder);
    return folder;
  }

  /** Runs `work` with a new folder, and then removes the folder. */
  async inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = this.folder();
    try {
      return await work(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Makes a fixture at the first call with this name, and returns the same fixture to later calls. */
  once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const made = this.#made.get(name) ?? make();
    this.#made.set(name, made);
    return made as Promise<T>;
  }

  /** Registers something to stop when the bench ends. The latest is stopped first. */
  onClose(stop: () => void | Promise<void>): void {
    this.#closing.unshift(stop);
  }

  async close(): Promise<void> {
    for (const stop of this.#closing) await stop();
    rmSync(this.#root, { recursive: true, force: true });
  }
}

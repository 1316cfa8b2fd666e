import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from './errors.js';
import type { EventStore } from './port.js';

/** Under way at once. Each holds at most one MiB. */
const atOnce = 256;

/** Appends of a whole log: many under way where the store keeps their order, one at a time elsewhere. */
export class AppendWindow {
  readonly #underWay: Promise<unknown>[] = [];
  #failure: { error: unknown } | undefined;

  /** @param written told how many events were stored by an append */
  constructor(
    private readonly to: Pick<EventStore, 'append' | 'inOrder'>,
    private readonly written: (count: number) => void = () => {},
  ) {}

  /** @throws as `settle`, and then nothing more may be appended */
  async append(...[stream, events, on]: Parameters<EventStore['append']>): Promise<void> {
    const one = this.to.append(stream, events, on).then(
      () => this.written(events.length),
      (error: unknown) => (this.#failure ??= { error }),
    );
    this.#underWay.push(one);
    if (this.#underWay.length >= (this.to.inOrder ? atOnce : 1)) await this.#underWay.shift();
    if (this.#failure) await this.settle();
  }

  /** Waits for every outcome. @throws the first failure */
  async settle(): Promise<void> {
    await Promise.all(this.#underWay.splice(0));
    if (this.#failure) throw this.#failure.error;
  }
}

/** Runs work that goes on where it ended, again while the store does not answer. @throws Unavailable after so long without progress */
export async function takingUp<T>(patienceMs: number, work: (progressed: () => void) => Promise<T>): Promise<T> {
  let last = performance.now();
  for (;;) {
    try {
      return await work(() => void (last = performance.now()));
    } catch (error) {
      if (!(error instanceof Unavailable) || performance.now() - last >= patienceMs) throw error;
    }
    await pause(250);
  }
}

import { WrongExpectedRevision } from '../errors.js';
import type { Appended } from '../port.js';
import type { Outcome, SealedAppend } from './transactions.js';
import type { WritableFile } from './writable-file.js';

export interface Waiting extends SealedAppend {
  resolve(appended: Appended): void;
  reject(error: Error): void;
}

/** Commits a group in one transaction, in this thread or in another. */
export interface Committer {
  commit(group: readonly SealedAppend[]): Outcome[] | Promise<Outcome[]>;
  close?(): Promise<void>;
}

/** Maximum appends in a group, so that the event loop can do other work in between. */
const GROUP = 1000;

/**
 * Appends that wait in one turn of the event loop, or arrive during a commit, are committed in one transaction with one
 * flush to disk. An error (disk full, damaged page) fails the whole group.
 */
export class GroupCommit {
  #waiting: Waiting[] = [];
  #committing: Promise<void> | undefined;

  constructor(
    private readonly committer: Committer,
    private readonly file: WritableFile,
    private readonly committed: (group: readonly SealedAppend[], outcomes: readonly Outcome[]) => void,
    private readonly failed: (error: unknown) => Error,
  ) {}

  add(waiting: Waiting): void {
    this.#waiting.push(waiting);
    this.#committing ??= this.#commitAll();
  }

  /** Resolves once all pending appends are committed. */
  async close(): Promise<void> {
    await this.#committing;
    await this.committer.close?.();
  }

  async #commitAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      await this.#commit(this.#waiting.splice(0, GROUP));
    }
    // In the same turn as the last check, so that a later append starts a new run.
    this.#committing = undefined;
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    let outcomes: Outcome[];
    try {
      this.file.assertInPlace();
      outcomes = await this.committer.commit(group.map(({ stream, head, sealed }) => ({ stream, head, sealed })));
    } catch (error) {
      const reason = this.file.failed(error) ?? this.failed(error);
      for (const one of group) one.reject(reason);
      return;
    }
    this.file.wrote();
    this.committed(group, outcomes);
    group.forEach((one, i) => answer(one, outcomes[i] as Outcome));
  }
}

function answer(one: Waiting, outcome: Outcome): void {
  const { stream, head } = one;
  if ('standsAt' in outcome) one.reject(new WrongExpectedRevision(stream, head === 'no-stream' ? head : head.revision, outcome.standsAt));
  else one.resolve(outcome);
}

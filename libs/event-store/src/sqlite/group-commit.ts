import { WrongExpectedRevision } from '../errors.js';
import type { Appended } from '../port.js';
import type { Outcome, SealedAppend } from './transactions.js';
import type { WritableFile } from './writable-file.js';

export interface PendingAppend extends SealedAppend {
  resolve(appended: Appended): void;
  reject(error: Error): void;
}

/** Commits a group in one transaction, in this thread or in another. */
export interface Committer {
  commit(group: readonly SealedAppend[]): Outcome[] | Promise<Outcome[]>;
  close?(): Promise<void>;
}

/** Maximum appends in a group, so that the event loop can run other work between groups. */
const MAX_GROUP_SIZE = 1000;

/**
 * Commits all appends that arrive in one turn of the event loop, or during a commit, in one transaction with one flush to
 * disk. An error (disk full, damaged page) fails the whole group.
 */
export class GroupCommit {
  #pending: PendingAppend[] = [];
  #committing: Promise<void> | undefined;

  constructor(
    private readonly committer: Committer,
    private readonly file: WritableFile,
    private readonly committed: (group: readonly SealedAppend[], outcomes: readonly Outcome[]) => void,
    private readonly failed: (error: unknown) => Error,
  ) {}

  add(pending: PendingAppend): void {
    this.#pending.push(pending);
    this.#committing ??= this.#commitAll();
  }

  /** Resolves once all pending appends are committed. */
  async close(): Promise<void> {
    await this.#committing;
    await this.committer.close?.();
  }

  async #commitAll(): Promise<void> {
    while (this.#pending.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      await this.#commit(this.#pending.splice(0, MAX_GROUP_SIZE));
    }
    // Reset in the same turn as the last check, so that a later append starts a new run.
    this.#committing = undefined;
  }

  async #commit(group: readonly PendingAppend[]): Promise<void> {
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
    group.forEach((one, i) => settle(one, outcomes[i] as Outcome));
  }
}

function settle(append: PendingAppend, outcome: Outcome): void {
  const { stream, head } = append;
  if ('actualRevision' in outcome) append.reject(new WrongExpectedRevision(stream, head === 'no-stream' ? head : head.revision, outcome.actualRevision));
  else append.resolve(outcome);
}

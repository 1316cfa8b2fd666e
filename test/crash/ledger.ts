import type { Accepted } from '#commands';
import type { Role } from '#kernel';
import { insist } from './violation.js';

/** A command, which may be sent several times: always the same body under the same id. */
export interface Sent {
  name: string;
  role: Role;
  body: { commandId: string } & Record<string, unknown>;
}

/** Commands sent to one data folder, and the acknowledged ones. The driver keeps it and is never killed. */
export class Ledger {
  readonly sent = new Map<string, Sent>();
  readonly acknowledged = new Map<string, Accepted>();
  /** Sent, and the process was killed before it responded. */
  readonly #unanswered: Sent[] = [];
  #changed = Promise.withResolvers<void>();
  repeated = 0;

  begin(sent: Sent): void {
    this.sent.set(sent.body.commandId, sent);
  }

  /** The next command to send again. */
  takeUnanswered(): Sent | undefined {
    return this.#unanswered.shift();
  }

  lost(sent: Sent): void {
    if (!this.acknowledged.has(sent.body.commandId)) this.#unanswered.push(sent);
    this.#notify();
  }

  /** @throws Violation when the same command was acknowledged before with another result */
  acknowledge({ repeated, ...accepted }: Accepted): void {
    const { commandId } = accepted;
    const before = this.acknowledged.get(commandId);
    if (repeated) this.repeated += 1;
    if (before) {
      insist(repeated, () => `Command ${commandId} was acknowledged, sent again, and recorded as if it were new.`);
      const first = JSON.stringify({ ...before, repeated });
      insist(first === JSON.stringify({ ...accepted, repeated }), () =>
        `Command ${commandId} was first answered ${first} and then ${JSON.stringify(accepted)}.`);
    } else this.acknowledged.set(commandId, { ...accepted, repeated });
    this.#notify();
  }

  /** Resolves at the next response, or when none can arrive any more. */
  changed(): Promise<void> {
    return this.#changed.promise;
  }

  #notify(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}

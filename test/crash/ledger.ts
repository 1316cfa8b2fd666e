import type { Accepted } from '#commands';
import type { Role } from '#kernel';
import { insist } from './violation.js';

/** A command as it is sent, again and again if need be: always the same body under the same id. */
export interface Sent {
  name: string;
  role: Role;
  body: { commandId: string } & Record<string, unknown>;
}

/** What was sent to one data folder and what was acknowledged: kept by the driver, which is never killed. */
export class Ledger {
  readonly sent = new Map<string, Sent>();
  readonly acknowledged = new Map<string, Accepted>();
  /** Sent, and no answer came before the process died. */
  readonly #unsure: Sent[] = [];
  #changed = Promise.withResolvers<void>();
  repeated = 0;

  begin(sent: Sent): void {
    this.sent.set(sent.body.commandId, sent);
  }

  /** The next command to send again. */
  takeUnsure(): Sent | undefined {
    return this.#unsure.shift();
  }

  lost(sent: Sent): void {
    if (!this.acknowledged.has(sent.body.commandId)) this.#unsure.push(sent);
    this.#tell();
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
    this.#tell();
  }

  /** When the next answer has come, or will not come any more. */
  changed(): Promise<void> {
    return this.#changed.promise;
  }

  #tell(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}

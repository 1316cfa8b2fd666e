import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceError } from '@grpc/grpc-js';
import { accessDenied, notLeader, notReady, thrownByHandler, timedOut, tooBusy } from './wire/statuses.js';

export type Operation = 'append' | 'batch append' | 'delete' | 'read' | 'subscribe' | 'gossip' | 'features';

/** Errors that a real node returned, named by their cause. */
export type NamedError =
  | 'not leader' | 'not ready' | 'too busy' | 'forwarding timeout' | 'commit timeout' | 'access denied' | 'too slow' | 'thrown inside';

/** A fault for the next calls of one kind. */
export interface Fault {
  on: Operation;
  /** Applies only to streams whose names start with this text. */
  stream?: string;
  /** The number of calls that it affects; one by default. */
  times?: number;
  /** Before anything was stored or read, or after it. */
  when?: 'before commit' | 'after commit';
  /** A delay before the fault, in milliseconds. */
  late?: number;
  /** The replacement for the answer: an error, nothing, or a lost connection. Absent: the normal answer. */
  instead?: NamedError | 'silence' | 'cut';
  /** The leader in a "not leader" error, when no other leader is set. */
  leader?: Leader;
}

export interface Leader {
  host: string;
  port: number;
}

export class Faults {
  #armed: Fault[] = [];
  /** The leader, if it is another node. */
  leader: Leader | undefined;
  /** While true, subscriptions stay open without messages. */
  silent = false;

  readonly #subscriptions = new Set<{ over: boolean; with?: NamedError }>();

  constructor(private readonly cut: () => void) {}

  /** Registers an open subscription, so that `endSubscriptions` can end it. */
  subscribed(): { over: boolean; with?: NamedError; leave: () => void } {
    const ending = { over: false, leave: () => void this.#subscriptions.delete(ending) };
    this.#subscriptions.add(ending);
    return ending;
  }

  /** Ends the open subscriptions, with or without an error. */
  endSubscriptions(error?: NamedError): void {
    for (const ending of this.#subscriptions) Object.assign(ending, { over: true, with: error });
  }

  arm(fault: Fault): void {
    this.#armed.push({ times: 1, ...fault });
  }

  clear(): void {
    this.#armed = [];
    this.silent = false;
    this.leader = undefined;
  }

  take(on: Operation, stream = ''): { strike(when: Fault['when']): Promise<void> } | undefined {
    const fault = this.#armed.find((f) => f.on === on && stream.startsWith(f.stream ?? ''));
    if (!fault) return undefined;
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times <= 0) this.#armed.splice(this.#armed.indexOf(fault), 1);
    return { strike: (when) => (when === (fault.when ?? 'before commit') ? this.#strike(fault) : Promise.resolve()) };
  }

  /** @throws ServiceError when the caller requires the leader and this node is not the leader */
  needLeader(required: boolean): void {
    if (required && this.leader) throw notLeader(this.leader);
  }

  error(name: NamedError, leader = this.leader): ServiceError {
    switch (name) {
      case 'not leader':
        return notLeader(leader ?? { host: 'localhost', port: 1 });
      case 'not ready':
        return notReady();
      case 'too busy':
        return tooBusy();
      case 'forwarding timeout':
        return timedOut('Forwarding timeout');
      case 'commit timeout':
        return timedOut('Commit phase timeout');
      case 'access denied':
        return accessDenied();
      case 'too slow':
        return timedOut('Consumer too slow to handle event while live. Client resubscription required.');
      case 'thrown inside':
        return thrownByHandler();
    }
  }

  async #strike({ late, instead, leader }: Fault): Promise<void> {
    if (late !== undefined) await wait(late);
    if (instead === undefined) return;
    if (instead === 'cut') this.cut();
    if (instead === 'cut' || instead === 'silence') await new Promise<never>(() => undefined);
    else throw this.error(instead, leader);
  }
}

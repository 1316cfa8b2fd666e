import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceError } from '@grpc/grpc-js';
import { accessDenied, notLeader, notReady, thrownByHandler, timedOut, tooBusy } from './wire/statuses.js';

export type Operation = 'append' | 'batch append' | 'delete' | 'read' | 'subscribe' | 'gossip' | 'features';

/** The errors that a real node was seen to answer, by what is behind them. */
export type NamedError =
  | 'not leader' | 'not ready' | 'too busy' | 'forwarding timeout' | 'commit timeout' | 'access denied' | 'too slow' | 'thrown inside';

/** What the next calls of one kind meet. */
export interface Fault {
  on: Operation;
  /** Only on streams whose names start so. */
  stream?: string;
  /** How many calls meet it; one unless said otherwise. */
  times?: number;
  /** Before anything was stored or read, or after it. */
  when?: 'before commit' | 'after commit';
  /** Milliseconds to let pass first. */
  late?: number;
  /** What the caller gets instead of its answer: an error, nothing, or a lost connection. Without it, its answer. */
  instead?: NamedError | 'silence' | 'cut';
  /** Where "not leader" sends the caller, when this node is not told who leads. */
  leader?: Leader;
}

export interface Leader {
  host: string;
  port: number;
}

export class Faults {
  #armed: Fault[] = [];
  /** Another node that leads, when this one does not. */
  leader: Leader | undefined;
  /** While set, subscriptions stay open and say nothing. */
  silent = false;

  readonly #subscriptions = new Set<{ over: boolean; with?: NamedError }>();

  constructor(private readonly cut: () => void) {}

  /** Counts a subscription that is open, so that it can be told to end. */
  subscribed(): { over: boolean; with?: NamedError; leave: () => void } {
    const ending = { over: false, leave: () => void this.#subscriptions.delete(ending) };
    this.#subscriptions.add(ending);
    return ending;
  }

  /** Ends the subscriptions that are open: with an error, or without a word. */
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

  /** @throws when the caller insists on the leader and this node does not lead */
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

import type { PlainDate, Decider } from '#kernel';
import type { ManagedCommand, ProcessManager } from './process-manager.js';

/**
 * A process manager that compares the state of one stream with what the stream records of that state, and issues commands
 * for the differences. It runs after events, but not after each event, and has no state.
 */
export interface Reconciler<W extends object = object> {
  /** Kebab case, never changed: its stream and the ids of its commands derive from it. */
  name: string;
  /** Increase it when the commands change: parked streams are then handled again. */
  version: number;
  /** Its purpose, as shown to people. */
  title: string;
  /** The type of the streams that it reads, and their fold. */
  decider: Decider<W>;
  /**
   * The commands for what the stream lacks; none after it is recorded. May be called at any time, also by two processes at once.
   * When it throws, the stream is parked.
   */
  commandsFor(state: W, today: PlainDate): readonly Omit<ManagedCommand, 'to'>[];
}

/** A process manager of either kind. */
export type AnyProcessManager = ProcessManager | Reconciler;

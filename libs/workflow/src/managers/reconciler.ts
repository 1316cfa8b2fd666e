import type { PlainDate, Decider } from '#kernel';
import type { ManagedCommand, ProcessManager } from './process-manager.js';

/**
 * A process manager of the second form: it compares the state of one stream with what that stream records of it, and
 * issues commands for the differences. It is asked after events, but not for each of them, and keeps no state.
 */
export interface Reconciler<W extends object = object> {
  /** Kebab case, never changed: its stream and the ids of its commands derive from it. */
  name: string;
  /** Raised when its commands change: streams that were parked are then taken up again. */
  version: number;
  /** For people: what it sees to. */
  title: string;
  /** The streams that it looks at, and how they are folded. */
  decider: Decider<W>;
  /**
   * What is missing, for the stream itself. Nothing once it is recorded: it is asked again at any time, also by two processes at once.
   * When it throws, the stream is parked.
   */
  commandsFor(state: W, today: PlainDate): readonly Omit<ManagedCommand, 'to'>[];
}

/** A process manager of either form. */
export type AnyProcessManager = ProcessManager | Reconciler;

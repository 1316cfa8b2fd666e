import type { PlainDate, StoredEvent } from '#kernel';

/** An event of the log as a process manager sees it. */
export interface ManagedEvent extends Pick<StoredEvent, 'id' | 'type' | 'stream' | 'revision' | 'occurredOn' | 'recordedAt' | 'data'> {
  /** True for example data, which causes no commands. */
  example: boolean;
}

/** A command that a process manager issues. */
export interface ManagedCommand {
  /** The stream of the command, such as `ulo-<id>`. */
  to: string;
  name: string;
  /** Its fields without its id and the id of the stream. Must depend only on the cause, not on the current day. */
  body: { occurredOn?: PlainDate } & Readonly<Record<string, unknown>>;
  /** Distinguishes several commands with the same name, stream and cause. */
  about?: string;
}

/** Commands to issue once, on or after a day. */
export interface DueDay {
  /** Unique among the due days of its manager. */
  key: string;
  day: PlainDate;
  commands: readonly ManagedCommand[];
}

/**
 * Turns events into commands. It receives every event of its types in the order of the log, and every `CorrectionRecorded` of
 * such an event. Its commands must depend only on its own state, never on a read model.
 */
export interface ProcessManager<S = unknown> {
  /** Kebab case, never changed: its stream and the ids of its commands derive from it. */
  name: string;
  /** Increase it when the fold or the commands change: parked streams are then handled again. */
  version: number;
  /** Its purpose, as shown to people. */
  title: string;
  /** Types of events, without `CorrectionRecorded`. */
  handles: readonly string[];
  initial(): S;
  /** May mutate the state. When it throws, the stream of the event is parked. */
  evolve(state: S, event: ManagedEvent): S;
  /** Called with the state after the event. Not called for examples, imports and events before the activation. */
  commandsOn(state: S, event: ManagedEvent): readonly ManagedCommand[];
  /** Called once, when the manager is activated on a log that has events. */
  sweep?(state: S): readonly ManagedCommand[];
  /** The commands due by `today` that were not yet issued. Yields null after a unit of work without result, so that other work can run. */
  dueDays?(state: S, today: PlainDate): Iterable<DueDay | null>;
}

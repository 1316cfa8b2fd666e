import type { PlainDate, StoredEvent } from '#kernel';

/** An event of the log as a process manager sees it. */
export interface ManagedEvent extends Pick<StoredEvent, 'id' | 'type' | 'stream' | 'revision' | 'occurredOn' | 'recordedAt' | 'data'> {
  /** True for example data: nothing is done because of it. */
  example: boolean;
}

/** A command that a process manager issues. */
export interface ManagedCommand {
  /** The stream that it is for, such as `ulo-<id>`. */
  to: string;
  name: string;
  /** Its fields without its id and without the id of the stream. Follows from the cause alone, not from the day of today. */
  body: { occurredOn?: PlainDate } & Readonly<Record<string, unknown>>;
  /** Tells apart several commands of one name for one stream because of one event. */
  about?: string;
}

/** Something to be done from a day on, once. */
export interface DueDay {
  /** Unique among the due days of its manager. */
  key: string;
  day: PlainDate;
  commands: readonly ManagedCommand[];
}

/**
 * Turns events into commands. It sees every event of its types in the order of the log, and every `CorrectionRecorded` of
 * such an event. What it issues follows from its own fold, never from a read model.
 */
export interface ProcessManager<S = unknown> {
  /** Kebab case, never changed: its stream and the ids of its commands derive from it. */
  name: string;
  /** Raised when its fold or its commands change: streams that were parked are then taken up again. */
  version: number;
  /** For people: what it sees to. */
  title: string;
  /** Types of events, without `CorrectionRecorded`. */
  handles: readonly string[];
  initial(): S;
  /** May change the state in place. When it throws, the stream of the event is parked. */
  evolve(state: S, event: ManagedEvent): S;
  /** Called with the state after the event. Not called for events before the activation, of examples and of imports. */
  commandsOn(state: S, event: ManagedEvent): readonly ManagedCommand[];
  /** What is brought up to date once, when the manager is activated on a log that holds events. */
  sweep?(state: S): readonly ManagedCommand[];
  /** What was due up to that day and is not yet done. Null stands for work without a result, after which others may run. */
  dueDays?(state: S, today: PlainDate): Iterable<DueDay | null>;
}

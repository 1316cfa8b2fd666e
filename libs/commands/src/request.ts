import type { Author, Position } from '#kernel';

/** A command as it arrives: not yet validated, not yet authorised. */
export interface CommandRequest {
  /** Kebab case, as declared. */
  name: string;
  /** What was sent, of any shape. */
  body: unknown;
  actor: Author;
  /** The revision that the sender saw: refused as stale when the command's part was touched after it. */
  ifMatch?: number | undefined;
  correlationId?: string | undefined;
  causationId?: string | undefined;
  /** Marks what is recorded as example data. */
  example?: boolean | undefined;
  /** True when a person typed it into a form. */
  fromForm?: boolean | undefined;
  /** Marks what is recorded as imported. */
  imported?: boolean | undefined;
}

/** What the sender is told once everything is durable. */
export interface Accepted {
  commandId: string;
  stream: string;
  /** The stream's last revision after the command. */
  revision: number;
  /** Reads that wait for this position see what the command recorded. */
  position: Position;
  /** The ids of the events recorded; none when there was nothing to record. */
  events: string[];
  /** True when the same command had been accepted before and this is its first result. */
  repeated: boolean;
}

import type { Author, Position } from '#kernel';

/** A command before it is validated and authorised. */
export interface CommandRequest {
  /** The declared name, in kebab case. */
  name: string;
  /** The body as sent, of any type. */
  body: unknown;
  actor: Author;
  /** The revision that the sender saw. The command is refused as stale when its part has later events. */
  ifMatch?: number | undefined;
  correlationId?: string | undefined;
  causationId?: string | undefined;
  /** True when the events are to be marked as example data. */
  example?: boolean | undefined;
  /** True when a person typed it into a form. */
  fromForm?: boolean | undefined;
  /** True when the events are to be marked as imported. */
  imported?: boolean | undefined;
}

/** The result of an accepted command. All its events are durable. */
export interface Accepted {
  commandId: string;
  stream: string;
  /** The stream's last revision after the command. */
  revision: number;
  /** Queries that wait for this position see the events of the command. */
  position: Position;
  /** The ids of the recorded events; empty when there was nothing to record. */
  events: string[];
  /** True when the same command was accepted before; this is its first result. */
  repeated: boolean;
}

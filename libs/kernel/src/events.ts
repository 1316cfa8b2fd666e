import type { Instant, PlainDate } from './dates.js';
import type { ActorRole, Role } from './roles.js';
import type { DataSchema } from './schema/data-schema.js';
import type { JsonSchema } from './schema/field-schema.js';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Personal data as it is in the log. It can be read only with its key, which is in the key store and not in the log. */
export interface Sealed {
  /** The key's id. */
  key: string;
  /** Base64. */
  text: string;
}

/** The person who acted: an opaque id, their role and their organisation. Never a name. */
export interface Actor {
  id: string;
  role: Role;
  organisation: string;
}

/** The author of an event: an actor, or Milepost itself. */
export interface Author extends Omit<Actor, 'role'> {
  role: ActorRole;
}

/** The metadata that the writer of an event sets. The store adds `prevHash` and `hash`. */
export interface WrittenMetadata {
  commandId: string;
  /**
   * SHA-256 of the canonical command body. It shows whether a second command with the same id is a repetition. It is keyed
   * with the person's key when the body is personal data.
   */
  commandHash: string;
  correlationId: string;
  causationId: string;
  actor: Author;
  /** Present and true only on events of the shipped examples. */
  example?: true;
  /** Present and true only on events that were imported from a file: process managers do not act on them. */
  imported?: true;
}

export interface Metadata extends WrittenMetadata {
  prevHash: string;
  hash: string;
}

/** An event that a decider returns, before it is recorded. */
export interface DomainEvent<T extends string = string, D extends object = object> {
  type: T;
  data: D;
}

export interface NewEvent {
  id: string;
  type: string;
  version: number;
  recordedAt: Instant;
  /** The day it happened in the real world. */
  occurredOn: PlainDate;
  data: object;
  metadata: WrittenMetadata;
}

/** An opaque position in the whole log. Compare positions only with the store's `compare`. */
export type Position = string;

export interface StoredEvent extends Omit<NewEvent, 'metadata'> {
  stream: string;
  /** 0 for the first event of its stream, without gaps. */
  revision: number;
  position: Position;
  metadata: Metadata;
}

/**
 * An event as the fold sees it: in the order in which facts happened, with its data and its day as later corrections
 * changed them.
 */
export interface Fact<E extends DomainEvent = DomainEvent> {
  id: string;
  type: E['type'];
  data: E['data'];
  occurredOn: PlainDate;
  recordedAt: Instant;
  revision: number;
  actor: Author;
  /** True when a correction changed it after it was first recorded. */
  corrected: boolean;
}

/** A `Fact` of a union of events that narrows by `type`. */
export type FactOf<E extends DomainEvent> = E extends DomainEvent ? Fact<E> & { type: E['type']; data: E['data'] } : never;

/** The declaration of an event type: its current version, its part, the schema of its data, and its texts for people. */
export interface EventDeclaration<D extends object = never> {
  version: number;
  part: string;
  /** A short past-tense title, sentence case: "Mentoring session logged". */
  title: string;
  /** The schema of the data in the current version. */
  schema: JsonSchema;
  /** One plain-English clause with the figures: "2 hours, on partnership working". Empty when the title is enough. */
  describe(data: D): string;
}

/** Declares every event of a part. A missing one is a compile error. */
export const declareEvents = <E extends DomainEvent>(declarations: {
  [T in E['type']]: EventDeclaration<Extract<E, { type: T }>['data']> & { schema: DataSchema<Extract<E, { type: T }>['data']> };
}): Record<string, EventDeclaration> & Record<E['type'], EventDeclaration> => declarations;

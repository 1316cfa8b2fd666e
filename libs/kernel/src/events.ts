import type { Instant, PlainDate } from './dates.js';
import type { ActorRole, Role } from './roles.js';
import type { DataSchema } from './schema/data-schema.js';
import type { JsonSchema } from './schema/field-schema.js';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Personal data as the log holds it: to be read only with the key of that name, which is kept elsewhere. */
export interface Sealed {
  /** The key's id. */
  key: string;
  /** Base64. */
  text: string;
}

/** Who did it: an opaque id, the role acted in and the organisation acted for. Never a name. */
export interface Actor {
  id: string;
  role: Role;
  organisation: string;
}

/** Who stands behind an event: an actor, or Milepost by itself. */
export interface Author extends Omit<Actor, 'role'> {
  role: ActorRole;
}

/** What the writer says about an event; the store adds `prevHash` and `hash`. */
export interface WrittenMetadata {
  commandId: string;
  /**
   * SHA-256 over the canonical command body: tells a repeated command from another one under the same id. Keyed with the
   * person's key where the body is personal data.
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

/** What a decider gives back: a fact in the words of the domain, not yet recorded. */
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

/** An opaque place in the whole log: compare it only with the store's own `compare`. */
export type Position = string;

export interface StoredEvent extends Omit<NewEvent, 'metadata'> {
  stream: string;
  /** 0 for the first event of its stream, without gaps. */
  revision: number;
  position: Position;
  metadata: Metadata;
}

/**
 * An event as the fold sees it: put in its place among the things that happened, with what later corrections say
 * of its data and its day.
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

/** How an event type is declared: its current version, the part it belongs to, the schema of its data, and its words for people. */
export interface EventDeclaration<D extends object = never> {
  version: number;
  part: string;
  /** A short past-tense title, sentence case: "Mentoring session logged". */
  title: string;
  /** Of the data in the current version. */
  schema: JsonSchema;
  /** One plain-English clause with the figures: "2 hours, on partnership working". Empty when the title says it all. */
  describe(data: D): string;
}

/** Declares every event of a part; the compiler insists that none is missing. */
export const declareEvents = <E extends DomainEvent>(declarations: {
  [T in E['type']]: EventDeclaration<Extract<E, { type: T }>['data']> & { schema: DataSchema<Extract<E, { type: T }>['data']> };
}): Record<string, EventDeclaration> & Record<E['type'], EventDeclaration> => declarations;

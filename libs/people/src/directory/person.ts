import type { Grant } from '#access';
import type { PlainDate, Role } from '#kernel';
import type { ReminderMode } from '../person/preferences/index.js';

/** A person with readable details. Never stored, never logged. */
export interface Person {
  id: string;
  name: string;
  /** When absent, nothing can be sent to them. */
  mail?: string;
  organisation: string;
  role: Role;
  /** When absent, every programme and every ULO. */
  programme?: string;
  ulo?: string;
  /** Past, current and future grants; a revoked one ends on the day before. Absent when there are none. */
  grants?: readonly Grant[];
  /** True where people sign in: grants decide their roles and scopes, not the role, programme and ULO in their details. */
  byGrants?: true;
  preferences: { mode: ReminderMode; /** Ids of things they do not want to be reminded of. */ stopped: readonly string[] };
  /** The first day on which they no longer take part. */
  left?: PlainDate;
  registeredOn: PlainDate;
  /** True for an invented person of the example data. */
  example: boolean;
}

/** The programme and ULO that a role applies to. */
export interface Scope {
  programme?: string;
  ulo?: string;
}

/** Why the details of a registered person cannot be read: they were erased, or the key that opens them is missing. */
export type Unreadable = 'erased' | 'key-missing';

/** All people at one instant. */
export interface PeopleDirectory {
  person(id: string): Person | Unreadable | undefined;
  /** People whose details are readable, by name, including those who left. */
  all(): readonly Person[];
  /** Ids of people whose details were erased. */
  erased(): readonly string[];
  /** Ids of people who were not erased, and whose details cannot be read because their key is missing. */
  keyMissing(): readonly string[];
  /** People who have the role in the scope on a day and have not left. */
  holding(role: Role, scope: Scope, on: PlainDate): readonly Person[];
  /**
   * People responsible for the role in the scope: its holders, or the programme managers when there are none. A reminder for
   * a person who left therefore goes to their successor.
   */
  answering(role: Role, scope: Scope, on: PlainDate): readonly Person[];
}

export const isReadable = (found: Person | Unreadable | undefined): found is Person => typeof found === 'object';

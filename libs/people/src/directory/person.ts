import type { Grant } from '#access';
import type { PlainDate, Role } from '#kernel';
import type { ReminderMode } from '../person/preferences/index.js';

/** Somebody with their details, as those see them who need to. Never stored, never logged. */
export interface Person {
  id: string;
  name: string;
  /** Absent: nothing can be sent to them. */
  mail?: string;
  organisation: string;
  role: Role;
  /** Absent: every programme, every ULO. */
  programme?: string;
  ulo?: string;
  /** What was granted to them, also what is past or yet to come; what was revoked ends with the day before. Absent: nothing. */
  grants?: readonly Grant[];
  /** True where people sign in: what was granted says whose role they have where, and not the role, programme and ULO that were told of them. */
  byGrants?: true;
  preferences: { mode: ReminderMode; /** Ids of things they do not want to be reminded of. */ stopped: readonly string[] };
  /** The day from which on they no longer take part. */
  left?: PlainDate;
  registeredOn: PlainDate;
  /** True when they are shipped example data: invented. */
  example: boolean;
}

/** What somebody is responsible for. */
export interface Scope {
  programme?: string;
  ulo?: string;
}

/** Why the details of a registered person cannot be read: they were erased, or the key that opens them is missing. */
export type Unreadable = 'erased' | 'key-missing';

/** Everybody as they are at one moment. */
export interface PeopleDirectory {
  person(id: string): Person | Unreadable | undefined;
  /** Everybody whose details are known, by name; also those who left. */
  all(): readonly Person[];
  /** Ids of those whose details were erased. */
  erased(): readonly string[];
  /** Ids of those who were not erased and whose details cannot be read, because their key is missing. */
  keyMissing(): readonly string[];
  /** Those who have the role there on a day and have not left. */
  holding(role: Role, scope: Scope, on: PlainDate): readonly Person[];
  /**
   * Those who answer for the role there: who holds it, else the programme managers. So a reminder for somebody who left
   * goes to their successor.
   */
  answering(role: Role, scope: Scope, on: PlainDate): readonly Person[];
}

export const isReadable = (found: Person | Unreadable | undefined): found is Person => typeof found === 'object';

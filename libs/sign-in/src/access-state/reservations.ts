import type { IdSource } from '#kernel';
import type { AccessState } from './access-state.js';
import { recordKind } from './record-kind.js';

/** Kinds of values that may belong to one person only. */
export type Reserved = 'mail' | 'openid' | 'passkey';

interface Reservation {
  person: string;
  what: Reserved;
  /** A random id for the event log, not derived from the value. Absent in records of earlier releases. */
  method?: string;
}

const kind = recordKind<Reservation>('reservation');
const keyOf = (what: Reserved, value: string): string => `${what}\n${what === 'mail' ? value.trim().toLowerCase() : value}`;

/**
 * Prevents two people from having the same email address, OpenID subject or passkey. Each value is stored as a keyed hash
 * until it is released or the person is erased. All methods throw Unavailable.
 */
export class Reservations {
  constructor(
    private readonly state: AccessState,
    private readonly ids: IdSource,
  ) {}

  /** True when this person has the value, now or already before. @param value for `openid`: issuer, line break, subject */
  async reserve(what: Reserved, value: string, person: string): Promise<boolean> {
    return (await this.state.add(kind, keyOf(what, value), { person, what, method: this.ids.next() }, { owner: person })) || (await this.holderOf(what, value)) === person;
  }

  /** The id of the person who has the value. */
  async holderOf(what: Reserved, value: string): Promise<string | undefined> {
    return (await this.state.get(kind, keyOf(what, value)))?.record.person;
  }

  /** Does nothing when another person has the value. */
  async release(what: Reserved, value: string, person: string): Promise<void> {
    if ((await this.holderOf(what, value)) === person) await this.state.remove(kind, keyOf(what, value));
  }

  /** Handles of this person's reservations of one kind. They do not reveal the values. */
  async handlesOf(person: string, what: Reserved): Promise<string[]> {
    return (await this.state.listOf(person, kind)).filter(({ record }) => record.what === what).map(({ handle }) => handle);
  }

  /** The random ids, for the event log, of this person's reservations of one kind. */
  async methodsOf(person: string, what: Reserved): Promise<string[]> {
    return (await this.state.listOf(person, kind)).filter(({ record }) => record.what === what).flatMap(({ record }) => record.method ?? []);
  }

  /** Releases one of this person's values by its handle. False when there is no such value. */
  releaseOne(person: string, handle: string): Promise<boolean> {
    return this.state.removeByHandle(person, kind, handle);
  }
}

import type { IdSource } from '#kernel';
import type { AccessState } from './access-state.js';
import { recordKind } from './record-kind.js';

/** What may belong to one person only. */
export type Reserved = 'mail' | 'openid' | 'passkey';

interface Reservation {
  person: string;
  what: Reserved;
  /** A random id for the log: it is made of nothing that it stands for. Absent of what was kept before there was one. */
  method?: string;
}

const kind = recordKind<Reservation>('reservation');
const keyOf = (what: Reserved, value: string): string => `${what}\n${what === 'mail' ? value.trim().toLowerCase() : value}`;

/**
 * Keeps two people from having the same address, subject or passkey. The value is kept as a keyed hash, until it is released
 * or the person is erased. Throws Unavailable.
 */
export class Reservations {
  constructor(
    private readonly state: AccessState,
    private readonly ids: IdSource,
  ) {}

  /** True when it is this person's now, or was before. @param value of `openid` the issuer, a line break and the subject */
  async reserve(what: Reserved, value: string, person: string): Promise<boolean> {
    return (await this.state.add(kind, keyOf(what, value), { person, what, method: this.ids.next() }, { owner: person })) || (await this.holderOf(what, value)) === person;
  }

  /** The id of the person who has it. */
  async holderOf(what: Reserved, value: string): Promise<string | undefined> {
    return (await this.state.get(kind, keyOf(what, value)))?.record.person;
  }

  /** Does nothing when it is somebody else's. */
  async release(what: Reserved, value: string, person: string): Promise<void> {
    if ((await this.holderOf(what, value)) === person) await this.state.remove(kind, keyOf(what, value));
  }

  /** What of one sort is this person's: a handle of each, which tells nothing else. */
  async handlesOf(person: string, what: Reserved): Promise<string[]> {
    return (await this.state.listOf(person, kind)).filter(({ record }) => record.what === what).map(({ handle }) => handle);
  }

  /** The random ids of what of one sort is this person's: for the log. */
  async methodsOf(person: string, what: Reserved): Promise<string[]> {
    return (await this.state.listOf(person, kind)).filter(({ record }) => record.what === what).flatMap(({ record }) => record.method ?? []);
  }

  /** Releases one of this person's by its handle. False when there is none. */
  releaseOne(person: string, handle: string): Promise<boolean> {
    return this.state.removeByHandle(person, kind, handle);
  }
}

import type { Clock, IdSource, Instant } from '#kernel';
import type { AccessState } from '../access-state/access-state.js';
import { recordKind } from '../access-state/record-kind.js';
import { touch } from '../access-state/touch.js';
import type { Passkey } from './passkey.js';
import type { FindPasskey } from './passkeys.js';

interface PasskeyRecord extends Passkey {
  person: string;
  name: string;
  addedAt: Instant;
  lastUsed?: Instant;
  /** A random id for the event log, not derived from the passkey. Absent in records of earlier releases. */
  method?: string;
}

/** A passkey in the list of its person. */
export interface PasskeyEntry extends Omit<PasskeyRecord, 'person'> {
  /** For `remove`; it gives no access. */
  handle: string;
}

const kind = recordKind<PasskeyRecord>('passkey-key');
const longestName = 60;

/** The passkeys of people, with the names that their owners chose. All methods throw Unavailable. */
export class KeptPasskeys {
  constructor(
    private readonly state: AccessState,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** False when the passkey already has an owner. */
  add(person: string, passkey: Passkey, name: string): Promise<boolean> {
    const displayName = name.trim().slice(0, longestName) || 'Passkey';
    return this.state.add(kind, passkey.credentialId, { ...passkey, person, name: displayName, addedAt: this.clock.now(), method: this.ids.next() }, { owner: person });
  }

  readonly find: FindPasskey = async (credentialId) => (await this.state.get(kind, credentialId))?.record;

  /** Records the last use of a passkey. */
  async used(credentialId: string): Promise<void> {
    const kept = await this.state.get(kind, credentialId);
    if (kept) await touch(this.state, kind, credentialId, { revision: kept.revision, record: { ...kept.record, lastUsed: this.clock.now() } });
  }

  /** The oldest first. */
  async listOf(person: string): Promise<PasskeyEntry[]> {
    const all = await this.state.listOf(person, kind);
    return all.map(({ record: { person: _person, ...about }, handle }) => ({ ...about, handle })).sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1));
  }

  /** The random ids, for the event log, of this person's passkeys. */
  async methodsOf(person: string): Promise<string[]> {
    return (await this.listOf(person)).flatMap(({ method }) => method ?? []);
  }

  /** Removes a passkey, which can then no longer sign in. @returns its credential id; undefined when this person has no such passkey */
  async remove(person: string, handle: string): Promise<string | undefined> {
    const found = (await this.listOf(person)).find((one) => one.handle === handle);
    return found && (await this.state.removeByHandle(person, kind, handle)) ? found.credentialId : undefined;
  }
}

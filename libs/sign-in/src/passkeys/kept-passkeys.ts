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
  /** A random id for the log: it is made of nothing that it stands for. Absent of what was kept before there was one. */
  method?: string;
}

/** A passkey in the list of its person. */
export interface PasskeyEntry extends Omit<PasskeyRecord, 'person'> {
  /** For `remove`: opens nothing. */
  handle: string;
}

const kind = recordKind<PasskeyRecord>('passkey-key');
const longestName = 60;

/** Whose passkeys are whose, with the names that people give them. All methods throw Unavailable. */
export class KeptPasskeys {
  constructor(
    private readonly state: AccessState,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** False when it is somebody's already. */
  add(person: string, passkey: Passkey, name: string): Promise<boolean> {
    const called = name.trim().slice(0, longestName) || 'Passkey';
    return this.state.add(kind, passkey.credentialId, { ...passkey, person, name: called, addedAt: this.clock.now(), method: this.ids.next() }, { owner: person });
  }

  readonly find: FindPasskey = async (credentialId) => (await this.state.get(kind, credentialId))?.record;

  /** It signed its person in. */
  async used(credentialId: string): Promise<void> {
    const kept = await this.state.get(kind, credentialId);
    if (kept) await touch(this.state, kind, credentialId, { revision: kept.revision, record: { ...kept.record, lastUsed: this.clock.now() } });
  }

  /** The oldest first. */
  async listOf(person: string): Promise<PasskeyEntry[]> {
    const all = await this.state.listOf(person, kind);
    return all.map(({ record: { person: _person, ...about }, handle }) => ({ ...about, handle })).sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1));
  }

  /** The random ids of this person's: for the log. */
  async methodsOf(person: string): Promise<string[]> {
    return (await this.listOf(person)).flatMap(({ method }) => method ?? []);
  }

  /** From then on it lets nobody in. @returns its credential id; undefined when this person has no such passkey */
  async remove(person: string, handle: string): Promise<string | undefined> {
    const found = (await this.listOf(person)).find((one) => one.handle === handle);
    return found && (await this.state.removeByHandle(person, kind, handle)) ? found.credentialId : undefined;
  }
}

import { KeyStoreUnusable, type KeyStore } from '../keys/key-store.js';
import { asHeld } from '../granted.js';
import type { RegisterPerson } from '../person/details/index.js';
import type { PersonState } from '../person/person.state.js';
import type { SetReminderPreferences } from '../person/preferences/index.js';
import type { SealedEvent } from '../person/sealed-event.js';
import { aboutEvent, openData } from '../vault/sealed.js';
import type { PersonRow } from './people.projection.js';
import type { Person, Unreadable } from './person.js';

type PersonDetails = Pick<RegisterPerson, 'name' | 'mail' | 'organisation' | 'role' | 'onlyProgramme' | 'onlyUlo'>;

/**
 * The person with their details, or why these cannot be read. A removed key means that the person was erased, even if this
 * process has not read that event yet. A key that never existed, or that does not decrypt the details, is missing.
 */
export async function opened(row: PersonRow, keys: KeyStore): Promise<Person | Unreadable> {
  const { details, preferences, roles: { grants } } = JSON.parse(row.state) as PersonState;
  const keyId = details.key;
  if (keyId === null) return 'key-missing';
  const key = await usableKey(keys, keyId);
  if (!key) return (await keys.state(keyId)) === 'waiting' ? 'erased' : 'key-missing';
  const open = (sealed: SealedEvent | null): object | undefined =>
    sealed ? openData(key, { key: keyId, text: sealed.text }, aboutEvent(`person-${row.id}`, sealed.type)) : undefined;
  const personDetails = open(details.told) as PersonDetails | undefined;
  if (!personDetails) return 'key-missing';
  const { mode = 'each' } = (open(preferences.told) ?? {}) as Partial<Pick<SetReminderPreferences, 'mode'>>;
  const { name, mail, organisation, role, onlyProgramme, onlyUlo } = personDetails;
  return {
    id: row.id, name, organisation, role, preferences: { mode, stopped: preferences.stopped },
    registeredOn: details.registeredOn ?? '', example: row.example === 1,
    ...(grants.length === 0 ? {} : { grants: grants.flatMap(asHeld) }),
    ...(mail === undefined ? {} : { mail }),
    ...(onlyProgramme === undefined ? {} : { programme: onlyProgramme.toLowerCase() }),
    ...(onlyUlo === undefined ? {} : { ulo: onlyUlo.toLowerCase() }),
    ...(details.leftOn === null ? {} : { left: details.leftOn }),
  };
}

/** A damaged key affects one person, not the whole directory. */
async function usableKey(keys: KeyStore, keyId: string): Promise<Uint8Array | undefined> {
  try {
    return await keys.get(keyId);
  } catch (error) {
    if (error instanceof KeyStoreUnusable) return undefined;
    throw error;
  }
}

import type { KeyStore } from '../keys/key-store.js';
import type { RegisterPerson } from '../person/person.commands.js';
import type { PersonState, SealedEvent } from '../person/person.state.js';
import type { SetReminderPreferences } from '../person/preferences.commands.js';
import { aboutEvent, openData } from '../vault/sealed.js';
import type { PersonRow } from './people.projection.js';
import type { Person } from './person.js';

type Told = Pick<RegisterPerson, 'name' | 'mail' | 'organisation' | 'role' | 'onlyProgramme' | 'onlyUlo'>;

/** The person with their details; undefined when there is no key for them any more. */
export async function opened(row: PersonRow, keys: KeyStore): Promise<Person | undefined> {
  const { details, preferences } = JSON.parse(row.state) as PersonState;
  const keyId = details.key;
  const key = keyId === null ? undefined : await keys.get(keyId);
  if (keyId === null || !key) return undefined;
  const open = (sealed: SealedEvent | null): object | undefined =>
    sealed ? openData(key, { key: keyId, text: sealed.text }, aboutEvent(`person-${row.id}`, sealed.type)) : undefined;
  const told = open(details.told) as Told | undefined;
  if (!told) return undefined;
  const { mode = 'each' } = (open(preferences.told) ?? {}) as Partial<Pick<SetReminderPreferences, 'mode'>>;
  const { name, mail, organisation, role, onlyProgramme, onlyUlo } = told;
  return {
    id: row.id, name, organisation, role, preferences: { mode, stopped: preferences.stopped },
    registeredOn: details.registeredOn ?? '', example: row.example === 1,
    ...(mail === undefined ? {} : { mail }),
    ...(onlyProgramme === undefined ? {} : { programme: onlyProgramme.toLowerCase() }),
    ...(onlyUlo === undefined ? {} : { ulo: onlyUlo.toLowerCase() }),
    ...(details.leftOn === null ? {} : { left: details.leftOn }),
  };
}

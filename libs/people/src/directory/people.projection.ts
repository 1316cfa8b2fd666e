import type { Projection } from '#projections';
import type { PersonState } from '../person/person.state.js';

/** One row for each person; details stay sealed as in the log. The read model contains no names. */
export interface PersonRow {
  id: string;
  revision: number;
  key_id: string | null;
  erased: 0 | 1;
  /** JSON of a `PersonState`. */
  state: string;
  example: 0 | 1;
}

export const peopleProjection: Projection<PersonState> = {
  name: 'people',
  version: 2,
  kind: 'person',
  schema: `
    CREATE TABLE people (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, key_id TEXT, erased INTEGER NOT NULL, calendar TEXT, state TEXT NOT NULL, example INTEGER NOT NULL) STRICT;
  `,
  indexes: 'CREATE INDEX people_by_calendar ON people (calendar) WHERE calendar IS NOT NULL;',
  write(db, { id, revision, state, example }) {
    const erased = state.details.erasedOn !== null;
    // Sealed texts of an erased person are removed, although they cannot be opened any more.
    const kept: PersonState = erased
      ? { details: { ...state.details, told: null }, preferences: { told: null, stopped: [], calendarSecretHash: null }, roles: { grants: [] }, signInMethods: { methods: [] } }
      : state;
    db.run(
      'INSERT OR REPLACE INTO people VALUES (?, ?, ?, ?, ?, ?, ?)',
      id, revision, state.details.key, Number(erased), kept.preferences.calendarSecretHash, JSON.stringify(kept), Number(example),
    );
  },
};

import { sortKey } from '#kernel';
import type { Projection } from '#projections';
import type { OrganisationState } from '../organisation/organisation.state.js';
import type { Organisation } from './organisation.js';

/** One row for each organisation, including merged ones. */
export const organisationsProjection: Projection<OrganisationState> = {
  name: 'organisations',
  version: 1,
  kind: 'organisation',
  schema: 'CREATE TABLE organisations (id TEXT PRIMARY KEY, sort_name TEXT NOT NULL, item TEXT NOT NULL) STRICT;',
  write(db, { id, revision, example, state: { register, names } }) {
    const { kind, formerNames, mergedInto, addedOn } = register;
    const name = register.name ?? 'Not yet named';
    const row: Organisation = { id, revision, name, kind, formerNames, names: names.matched, mergedInto, addedOn, example };
    db.run('INSERT OR REPLACE INTO organisations VALUES (?, ?, ?)', id, sortKey(name), JSON.stringify(row));
  },
};

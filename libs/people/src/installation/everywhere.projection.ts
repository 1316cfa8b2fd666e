import type { Projection } from '#projections';
import { asHeld } from '../granted.js';
import type { InstallationState } from './installation.state.js';

/** Grants for everything: one row for each grant, with the person who holds it. */
export const everywhereProjection: Projection<InstallationState> = {
  name: 'grants-for-everything',
  version: 1,
  kind: 'installation',
  schema: 'CREATE TABLE grants_for_everything (id TEXT PRIMARY KEY, person TEXT NOT NULL, item TEXT NOT NULL) STRICT, WITHOUT ROWID;',
  write(db, { state: { grants: { grants } } }) {
    db.run('DELETE FROM grants_for_everything');
    for (const record of grants) for (const held of asHeld(record)) db.run('INSERT INTO grants_for_everything VALUES (?, ?, ?)', held.id, record.holder, JSON.stringify(held));
  },
};

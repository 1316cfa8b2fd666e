import { relationsOf, type UloState } from '#development';
import { foldText } from '#kernel';
import type { Projection } from '#projections';

/**
 * One row for each relation of a ULO with an organisation, including past and future ones. No column depends on the day. `key` is the
 * folded name; `organisation` is null when only a name was recorded.
 */
const schema = `
  CREATE TABLE relations (
    ulo TEXT NOT NULL, n INTEGER NOT NULL, ulo_name TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, organisation TEXT, since TEXT NOT NULL, until TEXT,
    PRIMARY KEY (ulo, n)
  ) STRICT, WITHOUT ROWID;
`;
const indexes = `
  CREATE INDEX relations_by_organisation ON relations (organisation) WHERE organisation IS NOT NULL;
  CREATE INDEX relations_by_key ON relations (key) WHERE organisation IS NULL;
`;

export const relationsProjection: Projection<UloState> = {
  name: 'relations',
  version: 1,
  kind: 'ulo',
  schema,
  indexes,
  write(db, { id, state }) {
    db.run('DELETE FROM relations WHERE ulo = ?', id);
    const rows = relationsOf(state).map(({ kind, name, organisation, from, to }) => [kind, name, foldText(name), organisation, from, to]);
    if (rows.length > 0) db.run('INSERT INTO relations SELECT ?, key, ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?)', id, state.partnership.name ?? 'Not yet named', JSON.stringify(rows));
  },
};

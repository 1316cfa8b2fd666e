import type { UloState } from '#development';
import type { Projection } from '#projections';
import { datedUlo } from './dated-ulo.js';

/** One row per ULO with its data for dashboards as JSON. Each event rewrites the row; a new day does not. */
const schema = `
  CREATE TABLE dated (id TEXT PRIMARY KEY, programme TEXT NOT NULL, revision INTEGER NOT NULL, item TEXT NOT NULL) STRICT;
`;
const indexes = 'CREATE INDEX dated_by_programme ON dated (programme, id, revision);';

export const datedProjection: Projection<UloState> = {
  name: 'dated',
  version: 3,
  kind: 'ulo',
  schema,
  indexes,
  write(db, folded, today) {
    const item = datedUlo(folded, today);
    db.run('INSERT INTO dated VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET programme = excluded.programme, revision = excluded.revision, item = excluded.item', folded.id, item.programme, folded.revision, JSON.stringify(item));
  },
};

import type { UloState } from '#development';
import type { Projection } from '#projections';
import { datedUlo } from './dated-ulo.js';

/** One row a ULO: all that dashboards need of it, as JSON. Made anew at each event, and not when a day passes. */
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

import { sortKey, type PlainDate } from '#kernel';
import { ruleSetOn, ruleSets, userGroups, type ProgrammeState } from '#development';
import type { Projection } from '#projections';
import { coded, type Coded, type Dated } from '../ulo/shapes.js';

/** One programme, without figures of its ULOs. */
export interface ProgrammeRow {
  id: string;
  name: string;
  area: string;
  openedOn: PlainDate | null;
  closedOn: PlainDate | null;
  ruleSet: Coded;
  /** Whether carers count toward the users' share of a committee under its rules. */
  carersCount: boolean;
  /** Self-assessments of the area, oldest first. */
  assessments: (Dated & { uloInArea: boolean; notRepresented: Coded[] })[];
  example: boolean;
}

const schema = `
  CREATE TABLE programmes (id TEXT PRIMARY KEY, name TEXT NOT NULL, sort_name TEXT NOT NULL, item TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

export const programmesProjection: Projection<ProgrammeState> = {
  name: 'programmes',
  version: 2,
  kind: 'programme',
  schema,
  indexes: 'CREATE INDEX programmes_by_name ON programmes (sort_name, id);',
  write(db, { id, state: { programme: p }, example }, today) {
    const name = p.name ?? 'Not yet named';
    const rules = ruleSetOn(p, today);
    const row: ProgrammeRow = {
      id,
      name,
      area: p.area ?? '',
      openedOn: p.openedOn,
      closedOn: p.closedOn,
      ruleSet: coded(ruleSets, rules.ruleSet),
      carersCount: rules.carersCount,
      assessments: p.assessments.map(({ id: fact, on, uloInArea, notRepresented }) => ({
        id: fact,
        on,
        uloInArea,
        notRepresented: notRepresented.map((g) => coded(userGroups, g)),
      })),
      example,
    };
    db.run(
      'INSERT INTO programmes VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, sort_name = excluded.sort_name, item = excluded.item',
      id,
      name,
      sortKey(name),
      JSON.stringify(row),
    );
  },
};

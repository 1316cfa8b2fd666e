import { sortKey, type PlainDate } from '#kernel';
import { jurisdictions, ruleSetOn, ruleSets, userGroups, type ProgrammeState } from '#development';
import type { Projection } from '#projections';
import { coded, type Coded, type Dated } from '../ulo/shapes.js';

/** One programme without the figures of its ULOs. */
export interface ProgrammeRow {
  id: string;
  name: string;
  area: string;
  openedOn: PlainDate | null;
  closedOn: PlainDate | null;
  /** What was noted when it was closed. */
  closingNote: string | null;
  jurisdiction: Coded;
  ruleSet: Coded;
  /** Whether carers count toward the users' share of a committee under its rules. */
  carersCount: boolean;
  /** The rules that it adopted, each from its day on. */
  ruleSets: { on: PlainDate | null; ruleSet: Coded; carersCount: boolean; inForce: boolean }[];
  /** Self-assessments of the area, oldest first. */
  assessments: (Dated & { uloInArea: boolean; notRepresented: Coded[]; note: string | null })[];
  /** User groups found not represented, oldest first. */
  gaps: (Dated & { userGroup: Coded; note: string | null })[];
  example: boolean;
}

const schema = `
  CREATE TABLE programmes (id TEXT PRIMARY KEY, name TEXT NOT NULL, sort_name TEXT NOT NULL, item TEXT NOT NULL) STRICT;
`;

export const programmesProjection: Projection<ProgrammeState> = {
  name: 'programmes',
  version: 3,
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
      closingNote: p.closingNote,
      jurisdiction: coded(jurisdictions, p.jurisdiction),
      ruleSet: coded(ruleSets, rules.ruleSet),
      carersCount: rules.carersCount,
      ruleSets: p.ruleSets.map((adopted) => ({ on: adopted.on, ruleSet: coded(ruleSets, adopted.ruleSet), carersCount: adopted.carersCount, inForce: adopted === rules })),
      gaps: p.gaps.map(({ id: fact, on, userGroup, note }) => ({ id: fact, on, userGroup: coded(userGroups, userGroup), note })),
      assessments: p.assessments.map(({ id: fact, on, uloInArea, notRepresented, note }) => ({
        id: fact,
        on,
        uloInArea,
        notRepresented: notRepresented.map((g) => coded(userGroups, g)),
        note,
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

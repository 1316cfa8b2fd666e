import type { RelationKind } from '#development';
import { foldText, type PlainDate } from '#kernel';
import type { ReadModel, Statements } from '#projections';
import { directoryOf } from './directory.js';
import type { Organisation, OrganisationDirectory } from './organisation.js';

/** A relation as the read model has it. */
export interface RelationRow {
  ulo: string;
  uloName: string;
  kind: RelationKind;
  /** As it was recorded. */
  name: string;
  organisation: string | null;
  since: PlainDate;
  until: PlainDate | null;
}

export interface RelatedUlo {
  id: string;
  name: string;
}

/** A name in what was recorded that no organisation has. */
export interface UnmatchedName {
  /** Its first spelling in the order of the alphabet. */
  name: string;
  kinds: RelationKind[];
  /** How many ULOs. */
  ulos: number;
}

interface Sought {
  ids: readonly string[];
  keys: readonly string[];
  /** Only relations in force on this day. */
  on?: PlainDate;
}

interface Known {
  changes: number;
  directory: OrganisationDirectory;
}

interface KnownUlos {
  changes: number;
  today: PlainDate;
  /** By the id of an organisation. */
  ulos: Map<string, readonly string[]>;
}

/** The register of organisations, and what they are to ULOs, as the read model knows it. */
export class Organisations {
  #known: Known | undefined;
  #knownUlos: KnownUlos | undefined;

  constructor(private readonly model: Pick<ReadModel, 'read' | 'changesOf' | 'today'>) {}

  /** @throws NotReady */
  now(): OrganisationDirectory {
    const changes = this.model.changesOf(['organisation']);
    if (this.#known?.changes !== changes) this.#known = { changes, directory: this.model.read((db) => directoryOf(allIn(db))) };
    return this.#known.directory;
  }

  /** The ids of the ULOs that an organisation mentors, commissions or funds today, with those that were merged into it. @throws NotReady */
  ulosOf(id: string): readonly string[] {
    const { today } = this.model;
    const changes = this.model.changesOf(['organisation', 'ulo']);
    if (this.#knownUlos?.changes !== changes || this.#knownUlos.today !== today) this.#knownUlos = { changes, today, ulos: new Map() };
    const { ulos } = this.#knownUlos;
    const found = ulos.get(id) ?? this.relatedNow(id).map((ulo) => ulo.id);
    ulos.set(id, found);
    return found;
  }

  /** Every relation of an organisation, those that are over too: first by ULO, then as recorded. @throws NotReady */
  relationsOf(id: string): RelationRow[] {
    return this.#related(this.now().group(id));
  }

  /** The ULOs that an organisation mentors, commissions or funds today, by id. @throws NotReady */
  relatedNow(id: string): RelatedUlo[] {
    return this.#relatedNow(this.now().group(id));
  }

  /** Those that somebody of that name mentors, commissions or funds today, where no organisation was chosen. @throws NotReady */
  relatedByName(name: string): RelatedUlo[] {
    return this.#relatedNow({ ids: [], keys: [foldText(name)] });
  }

  /** Names that stand in relations of any day and are matched with no organisation, by name. @throws NotReady */
  unmatched(): UnmatchedName[] {
    const names = this.model.read((db) =>
      db.all<{ name: string; kinds: string; ulos: number }>(
        'SELECT min(name) AS name, json_group_array(DISTINCT kind) AS kinds, count(DISTINCT ulo) AS ulos FROM relations WHERE organisation IS NULL GROUP BY key ORDER BY key',
      ),
    );
    const directory = this.now();
    return names
      .filter(({ name }) => directory.related({ name, organisation: null }) === undefined)
      .map(({ kinds, ...one }) => ({ ...one, kinds: (JSON.parse(kinds) as RelationKind[]).sort() }));
  }

  #relatedNow(sought: Sought): RelatedUlo[] {
    return [...new Map(this.#related({ ...sought, on: this.model.today }).map(({ ulo: id, uloName: name }) => [id, { id, name }])).values()];
  }

  #related({ ids, keys, on }: Sought): RelationRow[] {
    const [when, days] = on === undefined ? ['', []] : ['AND since <= ? AND (until IS NULL OR until >= ?)', [on, on]];
    return this.model.read((db) =>
      db.all<RelationRow>(
        `SELECT ulo, ulo_name AS uloName, kind, name, organisation, since, until FROM relations
         WHERE (organisation IN (SELECT value FROM json_each(?)) OR (organisation IS NULL AND key IN (SELECT value FROM json_each(?)))) ${when} ORDER BY ulo, n`,
        JSON.stringify(ids), JSON.stringify(keys), ...days,
      ),
    );
  }
}

const allIn = (db: Statements): Organisation[] =>
  db.all<{ item: string }>('SELECT item FROM organisations ORDER BY sort_name, id').map(({ item }) => JSON.parse(item) as Organisation);

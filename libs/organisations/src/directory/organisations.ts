import type { RelationKind } from '#development';
import { foldText, type PlainDate } from '#kernel';
import type { ReadModel, Statements } from '#projections';
import { directoryOf } from './directory.js';
import type { Organisation, OrganisationDirectory } from './organisation.js';

/** A relation in the read model. */
export interface RelationRow {
  ulo: string;
  uloName: string;
  kind: RelationKind;
  /** The recorded name. */
  name: string;
  organisation: string | null;
  since: PlainDate;
  until: PlainDate | null;
}

export interface RelatedUlo {
  id: string;
  name: string;
}

/** A recorded name that is not matched with an organisation. */
export interface UnmatchedName {
  /** The first of its spellings in alphabetical order. */
  name: string;
  kinds: RelationKind[];
  /** The number of ULOs with it. */
  ulos: number;
}

interface RelationFilter {
  ids: readonly string[];
  keys: readonly string[];
  /** Only relations in force on this day. */
  on?: PlainDate;
}

interface CachedDirectory {
  changes: number;
  directory: OrganisationDirectory;
}

interface CachedUlos {
  changes: number;
  today: PlainDate;
  /** By the id of an organisation. */
  ulos: Map<string, readonly string[]>;
}

/** The register of organisations and their relations to ULOs, from the read model. */
export class Organisations {
  #cached: CachedDirectory | undefined;
  #cachedUlos: CachedUlos | undefined;

  constructor(private readonly model: Pick<ReadModel, 'read' | 'changesOf' | 'today'>) {}

  /** @throws NotReady */
  now(): OrganisationDirectory {
    const changes = this.model.changesOf(['organisation']);
    if (this.#cached?.changes !== changes) this.#cached = { changes, directory: this.model.read((db) => directoryOf(allIn(db))) };
    return this.#cached.directory;
  }

  /** The ids of the ULOs that an organisation, or one merged with it, mentors, commissions or funds today. @throws NotReady */
  ulosOf(id: string): readonly string[] {
    const { today } = this.model;
    const changes = this.model.changesOf(['organisation', 'ulo']);
    if (this.#cachedUlos?.changes !== changes || this.#cachedUlos.today !== today) this.#cachedUlos = { changes, today, ulos: new Map() };
    const { ulos } = this.#cachedUlos;
    const found = ulos.get(id) ?? this.relatedNow(id).map((ulo) => ulo.id);
    ulos.set(id, found);
    return found;
  }

  /** Every relation of an organisation, including past ones: by ULO, then in the order of recording. @throws NotReady */
  relationsOf(id: string): RelationRow[] {
    return this.#related(this.now().group(id));
  }

  /** The ULOs that an organisation mentors, commissions or funds today, by id. @throws NotReady */
  relatedNow(id: string): RelatedUlo[] {
    return this.#relatedNow(this.now().group(id));
  }

  /** The ULOs that are related today to that name, in relations without a chosen organisation. @throws NotReady */
  relatedByName(name: string): RelatedUlo[] {
    return this.#relatedNow({ ids: [], keys: [foldText(name)] });
  }

  /** The names in relations of any day that are not matched with an organisation, sorted by name. @throws NotReady */
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

  #relatedNow(filter: RelationFilter): RelatedUlo[] {
    return [...new Map(this.#related({ ...filter, on: this.model.today }).map(({ ulo: id, uloName: name }) => [id, { id, name }])).values()];
  }

  #related({ ids, keys, on }: RelationFilter): RelationRow[] {
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

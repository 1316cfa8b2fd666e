import { LRUCache } from 'lru-cache';
import type { Within } from '#access';
import type { ReadModel } from '#projections';
import { withinSql } from '../within-sql.js';
import type { DatedUlo } from './dated.facts.js';

export interface DatedQuery {
  programme?: string;
  within: Within;
}

/** The maximum number of parsed rows in the cache, for all programmes together. */
const MAX_CACHED_ROWS = 20_000;

/** Reads the dated data of ULOs. A row is parsed once for each revision of its ULO. */
export class DatedUlos {
  readonly #parsed = new LRUCache<string, DatedUlo>({ max: MAX_CACHED_ROWS });

  constructor(private readonly model: ReadModel) {}

  /** The ULOs of a programme, or all in a scope. The objects are cached and shared: do not change them. @throws NotReady */
  of({ programme, within }: DatedQuery): readonly DatedUlo[] {
    const [inScope, scoped] = withinSql(within, { programme: 'd.programme', ulo: 'd.id' }) ?? ['1 = 1', []];
    const where = `${inScope}${programme === undefined ? '' : ' AND d.programme = ?'}`;
    const values = [...scoped, ...(programme === undefined ? [] : [programme])];
    return this.model.read((db) => {
      const rows = db.all<{ id: string; revision: number }>(`SELECT d.id, d.revision FROM dated d WHERE ${where} ORDER BY d.id`, ...values);
      return rows.flatMap(({ id, revision }) => {
        const key = `${id} ${revision}`;
        const known = this.#parsed.get(key);
        if (known) return [known];
        const row = db.get<{ item: string }>('SELECT item FROM dated WHERE id = ?', id);
        if (!row) return [];
        const parsed = JSON.parse(row.item) as DatedUlo;
        this.#parsed.set(key, parsed);
        return [parsed];
      });
    });
  }
}

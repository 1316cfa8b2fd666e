import { LRUCache } from 'lru-cache';
import type { Within } from '#access';
import type { ReadModel } from '#projections';
import { withinSql } from '../within-sql.js';
import type { DatedUlo } from './dated.facts.js';

export interface DatedQuery {
  programme?: string;
  within: Within;
}

/** Rows kept parsed, of all programmes together. */
const KEPT = 20_000;

/** What is dated of ULOs, parsed once for each change of one. */
export class DatedUlos {
  readonly #parsed = new LRUCache<string, DatedUlo>({ max: KEPT });

  constructor(private readonly model: ReadModel) {}

  /** Of a programme, or of all in a scope. They are shared: nobody changes them. @throws NotReady */
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

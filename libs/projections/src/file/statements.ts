import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** SQL on one connection. Values are bound, never inserted into the text. */
export interface Statements {
  run(sql: string, ...values: SQLInputValue[]): void;
  get<R extends object>(sql: string, ...values: SQLInputValue[]): R | undefined;
  all<R extends object>(sql: string, ...values: SQLInputValue[]): R[];
}

/** Each statement is prepared once. */
export class PreparedStatements implements Statements {
  readonly #prepared = new Map<string, StatementSync>();

  constructor(private readonly db: DatabaseSync) {}

  run(sql: string, ...values: SQLInputValue[]): void {
    this.#prepare(sql).run(...values);
  }

  get<R extends object>(sql: string, ...values: SQLInputValue[]): R | undefined {
    return this.#prepare(sql).get(...values) as R | undefined;
  }

  all<R extends object>(sql: string, ...values: SQLInputValue[]): R[] {
    return this.#prepare(sql).all(...values) as unknown as R[];
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#prepared.get(sql);
    if (!statement) this.#prepared.set(sql, (statement = this.db.prepare(sql)));
    return statement;
  }
}

import type { SQLInputValue } from 'node:sqlite';
import type { Statements } from './statements.js';
import { WrittenRows } from './written-rows.js';

const setup = () => {
  const executed: string[] = [];
  const db: Statements = {
    run: (sql: string, ...values: SQLInputValue[]) => void executed.push([sql, ...values.map(String)].join(' ')),
    get: () => undefined,
    all: () => [],
  };
  return { executed, rows: new WrittenRows(db) };
};
const put = (value: SQLInputValue) => (db: Statements) => db.run('put', value);

describe('rows written again', () => {
  it('are skipped when they equal the last write', () => {
    const { executed, rows } = setup();
    for (const value of [1, 1, 2, 1]) rows.run('a', '2026-01-01', put(value));
    expect(executed).toEqual(['put 1', 'put 2', 'put 1']);
  });

  it('are distinguished by key, by day and by type', () => {
    const { executed, rows } = setup();
    rows.run('a', '2026-01-01', put(1));
    rows.run('b', '2026-01-01', put(1));
    rows.run('a', '2026-01-02', put(1));
    rows.run('a', '2026-01-02', put('1'));
    expect(executed).toEqual(['put 1', 'put 1', 'put 1', 'put 1']);
  });

  it('are written after a roll-back', () => {
    const { executed, rows } = setup();
    rows.run('a', '2026-01-01', put(1));
    rows.forget();
    rows.run('a', '2026-01-01', put(1));
    expect(executed).toHaveLength(2);
  });

  it('are compared with the last write after a write that failed before its statements', () => {
    const { executed, rows } = setup();
    rows.run('a', '2026-01-01', put(1));
    expect(() => rows.run('a', '2026-01-01', () => { throw new Error('no'); })).toThrow('no');
    rows.run('a', '2026-01-01', put(1));
    expect(executed).toHaveLength(1);
  });

  it('are always written by a projection that reads, in its order', () => {
    const { executed, rows } = setup();
    const write = (db: Statements): void => {
      db.run('delete');
      executed.push(`read ${db.all('all').length}`);
      db.run('put');
    };
    rows.run('a', '2026-01-01', write);
    rows.run('a', '2026-01-01', write);
    expect(executed).toEqual(['delete', 'read 0', 'put', 'delete', 'read 0', 'put']);
  });
});

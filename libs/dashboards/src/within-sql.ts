import type { Within } from '#access';

/** An SQL condition for rows in a scope, with its values; undefined if the scope is everything. */
export function withinSql(within: Within, columns: { programme: string; ulo?: string }): [condition: string, values: string[]] | undefined {
  if (within === 'everything') return undefined;
  const among = (column: string): string => `${column} IN (SELECT value FROM json_each(?))`;
  const { programme, ulo } = columns;
  return ulo === undefined || within.ulos.length === 0
    ? [among(programme), [JSON.stringify(within.programmes)]]
    : [`(${among(programme)} OR ${among(ulo)})`, [JSON.stringify(within.programmes), JSON.stringify(within.ulos)]];
}

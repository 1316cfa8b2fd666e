import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from '../security/request.js';

/** A table as a file that a spreadsheet opens. Cells that a spreadsheet would take for a formula are put in quotes of their own. */
export function sendCsv(reply: FastifyReply, name: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const text = stringify([head, ...rows], { escape_formulas: true, bom: true });
  void reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name.replace(/[^a-z0-9-]+/giu, '-')}.csv"`)
    .send(text);
}

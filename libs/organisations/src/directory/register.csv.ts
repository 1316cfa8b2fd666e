import { csvPieces, type CsvCell } from '#platform';
import { organisationKinds } from '../organisation/kinds.js';
import type { Register, RegisterEntry } from './register.js';

const columns: Readonly<Record<string, (one: RegisterEntry) => CsvCell>> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  kind: ({ kind }) => (kind === null ? '' : organisationKinds[kind]),
  'earlier names': ({ formerNames }) => formerNames.join('; '),
  'names matched': ({ names }) => names.join('; '),
  'merged into': ({ partOf }) => partOf?.name ?? '',
  'ULOs today': ({ ulos }) => ulos,
  'example data': ({ example }) => (example ? 'yes' : 'no'),
};

/** The register as CSV: a row for each organisation, then one for each unmatched name. */
export const registerCsv = ({ items, unmatched }: Register): Iterable<string> =>
  csvPieces(Object.keys(columns), [
    items.map((one) => Object.values(columns).map((cell) => cell(one))),
    unmatched.map(({ name, ulos }) => ['', name, 'Name matched with no organisation', '', '', '', ulos, '']),
  ]);

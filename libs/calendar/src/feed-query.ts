import { kindsOfThings, type DeadlineKind } from '#development';
import { InvalidInput, isId, type FieldError } from '#kernel';

const isKind = (text: string): text is DeadlineKind => kindsOfThings.some((kind) => kind === text);
const listed = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => (typeof one === 'string' ? one.split(',') : [''])).map((one) => one.trim());

/** Parses `ulo` and `kind`, each a list with commas, one `programme`, and `alarms=no`. Ignores others, which calendar programs add. @throws InvalidInput with every invalid one */
export function feedQueryFrom({ ulo, kind, alarms, programme }: Readonly<Record<string, unknown>>): { programme?: string; ulos?: string[]; kinds?: DeadlineKind[]; alarms?: false } {
  const errors: FieldError[] = [];
  const ulos = ulo === undefined ? undefined : listed(ulo).map((id) => id.toLowerCase());
  const kinds = kind === undefined ? undefined : listed(kind);
  if (ulos && (ulos.length > 200 || !ulos.every(isId))) errors.push({ field: 'ulo', message: 'Must be ids (UUIDs) of ULOs, 200 at most, with commas between them' });
  if (kinds && !kinds.every(isKind)) errors.push({ field: 'kind', message: `Must be of: ${kindsOfThings.join(', ')}` });
  if (programme !== undefined && !isId(programme)) errors.push({ field: 'programme', message: 'Must be the id (a UUID) of a programme' });
  if (alarms !== undefined && alarms !== 'no') errors.push({ field: 'alarms', message: 'Must be “no”, or be left out' });
  if (errors.length > 0) throw new InvalidInput(errors);
  return { ...(isId(programme) ? { programme: programme.toLowerCase() } : {}), ...(ulos ? { ulos } : {}), ...(kinds ? { kinds: kinds.filter(isKind) } : {}), ...(alarms === undefined ? {} : { alarms: false }) };
}

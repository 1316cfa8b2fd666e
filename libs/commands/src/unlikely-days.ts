import { RuleRefused, addMonths, completedMonths, fieldsOf, type FieldSpec, type PlainDate } from '#kernel';
import type { PreparedCommand } from './prepare.js';

/** The code of the refusal that asks for confirmation: the same command with `daysAreRight: true` is recorded. */
export const unlikelyDay = 'unlikely-day';

/** Years before the beginning of the development or programme. Old developments have old facts. */
const BEFORE_BEGINNING = 5;
/** Years before today, while there is no beginning yet. */
const AGO = 10;
/** Years after today: enough for long leases. */
const AHEAD = 30;

/**
 * Refuses a year that is probably mistyped until the sender confirms it. Imports and process managers need no confirmation.
 * Neither do programs while there is no beginning yet: they record whole histories, starting with the beginning.
 * @param began the day on which the development began or the programme was opened; null when that is not known
 * @throws RuleRefused naming each unlikely day, when `daysAreRight` is not true
 */
export function refuseUnlikelyDays({ registered, command, imported, fromForm, actor }: PreparedCommand, began: PlainDate | null, today: PlainDate): void {
  if (imported || actor.role === 'milepost' || command.daysAreRight === true || (began === null && !fromForm)) return;
  const oldest = began !== null ? addMonths(began, -12 * BEFORE_BEGINNING) : addMonths(today, -12 * AGO);
  const newest = addMonths(today, 12 * AHEAD);
  const unlikely = daysOf(registered.fields, command as Readonly<Record<string, unknown>>).filter(({ day }) => day < oldest || day > newest);
  if (unlikely.length === 0) return;
  throw new RuleRefused(
    unlikelyDay,
    `${unlikely.map(({ day }) => `${day} is ${inYears(day, today)}`).join(', and ')}. Is that right?`,
    unlikely.map(({ label, day }) => `${label} ${day}`),
    'If it is right, say so in the field “daysAreRight” (true). Otherwise correct the year.',
  );
}

/** Every day in a command, including those in nested rows. */
function daysOf(fields: readonly FieldSpec[], values: Readonly<Record<string, unknown>>): { label: string; day: PlainDate }[] {
  return fields.flatMap((field) => {
    const value = values[field.name];
    if (field.kind === 'date') return typeof value === 'string' ? [{ label: field.label, day: value }] : [];
    if (field.kind !== 'rows' || !Array.isArray(value)) return [];
    const own = fieldsOf(field.of());
    return (value as Readonly<Record<string, unknown>>[]).flatMap((row) => daysOf(own, row));
  });
}

function inYears(day: PlainDate, today: PlainDate): string {
  const [first, last] = day < today ? [day, today] : [today, day];
  const years = Math.floor(completedMonths(first, last) / 12);
  return `${years} ${years === 1 ? 'year' : 'years'} ${day < today ? 'ago' : 'from now'}`;
}

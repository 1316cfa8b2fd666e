import { addressOf, allRoles, foldText, roles, type FieldSpec, type Json, type Role } from '#kernel';
import type { CommandRegistry, CommandRequest, Registered } from '#commands';
import { actorOf } from '#people';
import { Unreadable } from './bad-rows.js';
import { valueFrom, type CellContext } from './cells.js';
import { dayFrom, type DayContext } from './days.js';
import type { Labels } from './labels.js';
import type { Row } from './rows.js';

export interface RequestContext extends DayContext {
  registry: CommandRegistry;
  labels: Labels;
  /** The id of the row's command, if it is already known. */
  commandId?: string;
  /** The role used if the row has no `who`. */
  role?: Role;
  /** The subject used if the row has no `about`. */
  about?: string;
}

/** Converts a row to a command, which is not yet validated. @throws Unreadable, UnknownCommand */
export function requestFrom(row: Row, context: RequestContext): CommandRequest {
  const registered = context.registry.get(row.command);
  const faults: string[] = [];
  const attempt = <T>(read: () => T): T | undefined => collectFault(read, faults);
  const cells: CellContext = { ...context, idOf: (label) => context.labels.idOf(label) };
  const given = new Set<string>();
  const fields = row.fields.flatMap(([name, text]): [string, Json][] => {
    const field = attempt(() => fieldNamed(registered, name));
    if (field && given.has(field.name)) faults.push(`“${name}” is given twice: keep one of the two.`);
    if (field) given.add(field.name);
    const value = field && attempt(() => valueFrom(field, text, cells));
    return field && value !== undefined ? [[field.name, value]] : [];
  });
  const body = {
    ...(context.commandId === undefined ? {} : { commandId: context.commandId }),
    ...(row.happened === '' ? {} : { occurredOn: attempt(() => dayFrom(row.happened, context)) }),
    ...attempt(() => address(row, registered, context)),
    ...Object.fromEntries(fields),
  };
  const role = attempt(() => roleOf(row.who, context.role));
  if (faults.length > 0 || role === undefined) throw new Unreadable(faults.join(' '));
  return { name: row.command, body, actor: actorOf(role) };
}

/** Returns undefined and adds the message to `faults` if `read` throws Unreadable. */
function collectFault<T>(read: () => T, faults: string[]): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    faults.push(error.message);
    return undefined;
  }
}

/** The stream of the command, as fields of its body; empty for a command that creates a stream. @throws Unreadable */
function address(row: Row, { spec }: Registered, { labels, about }: RequestContext): Readonly<Record<string, string>> {
  const named = row.about || about || '';
  if (spec.creates === true && !row.fields.some(([name]) => normal(name) === 'corrects')) return {};
  if (named === '') throw new Unreadable('The row does not say which ULO or programme it is about.');
  // A withdrawal applies to a ULO or a programme: its name decides.
  const kind = spec.part === 'corrections' ? (labels.find(named)?.kind ?? spec.stream) : spec.stream;
  return { [addressOf(kind) ?? kind]: labels.about(named, kind).id };
}

function roleOf(who: string, otherwise: Role | undefined): Role {
  const wanted = foldText(who);
  const found = wanted === '' ? otherwise : allRoles.find((role) => role === wanted || foldText(roles[role]) === wanted);
  if (found) return found;
  throw new Unreadable(who === '' ? 'The row does not say who did it.' : `“${who}” is not one of: ${allRoles.join(', ')}.`);
}

/** Finds a field by its name (`starts on` or `startsOn`, without the unit) or by its label. @throws Unreadable */
function fieldNamed({ fields, spec }: Registered, name: string): FieldSpec {
  const wanted = normal(name);
  const found =
    fields.find((f) => normal(f.name) === wanted || (f.kind === 'money' && normal(f.name) === `${wanted}pence`)) ??
    fields.find((f) => normal(f.label) === wanted);
  if (found) return found;
  const own = fields.filter((f) => !addressFields.includes(f.name)).map((f) => inWords(f.name));
  throw new Unreadable(`“${spec.name}” has no field “${name}”; it has: ${own.join(', ')}.`);
}

const addressFields = ['commandId', 'occurredOn', 'ulo'];
const normal = (name: string): string => foldText(name).replace(/[^a-z0-9]/gu, '');
const inWords = (name: string): string => name.replace(/Pence$/u, '').replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);

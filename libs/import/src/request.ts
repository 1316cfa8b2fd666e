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
  /** The id of the row's command, when it is known already. */
  commandId?: string;
  /** Who acts when the row does not say. */
  role?: Role;
  /** What the row is about when it does not say. */
  about?: string;
}

/** The command that a row stands for, not yet validated. @throws Unreadable, UnknownCommand */
export function requestFrom(row: Row, context: RequestContext): CommandRequest {
  const registered = context.registry.get(row.command);
  const faults: string[] = [];
  const tell = <T>(read: () => T): T | undefined => told(read, faults);
  const cells: CellContext = { ...context, idOf: (label) => context.labels.idOf(label) };
  const given = new Set<string>();
  const fields = row.fields.flatMap(([name, text]): [string, Json][] => {
    const field = tell(() => fieldNamed(registered, name));
    if (field && given.has(field.name)) faults.push(`“${name}” is given twice: keep one of the two.`);
    if (field) given.add(field.name);
    const value = field && tell(() => valueFrom(field, text, cells));
    return field && value !== undefined ? [[field.name, value]] : [];
  });
  const body = {
    ...(context.commandId === undefined ? {} : { commandId: context.commandId }),
    ...(row.happened === '' ? {} : { occurredOn: tell(() => dayFrom(row.happened, context)) }),
    ...tell(() => address(row, registered, context)),
    ...Object.fromEntries(fields),
  };
  const role = tell(() => roleOf(row.who, context.role));
  if (faults.length > 0 || role === undefined) throw new Unreadable(faults.join(' '));
  return { name: row.command, body, actor: actorOf(role) };
}

function told<T>(read: () => T, faults: string[]): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    faults.push(error.message);
    return undefined;
  }
}

/** Which stream the command addresses, as fields of its body; none for a command that begins one. */
function address(row: Row, { spec }: Registered, { labels, about }: RequestContext): Readonly<Record<string, string>> {
  const named = row.about || about || '';
  if (spec.creates === true && !row.fields.some(([name]) => normal(name) === 'corrects')) return {};
  if (named === '') throw new Unreadable('The row does not say which ULO or programme it is about.');
  // A withdrawal takes either: the name tells which.
  const kind = spec.part === 'corrections' ? (labels.find(named)?.kind ?? spec.stream) : spec.stream;
  return { [addressOf(kind) ?? kind]: labels.about(named, kind).id };
}

function roleOf(who: string, otherwise: Role | undefined): Role {
  const wanted = foldText(who);
  const found = wanted === '' ? otherwise : allRoles.find((role) => role === wanted || foldText(roles[role]) === wanted);
  if (found) return found;
  throw new Unreadable(who === '' ? 'The row does not say who did it.' : `“${who}” is not one of: ${allRoles.join(', ')}.`);
}

/** A field by its name, in words or not (`starts on`, `startsOn`), without the unit, or by its label. */
function fieldNamed({ fields, spec }: Registered, name: string): FieldSpec {
  const wanted = normal(name);
  const found =
    fields.find((f) => normal(f.name) === wanted || (f.kind === 'money' && normal(f.name) === `${wanted}pence`)) ??
    fields.find((f) => normal(f.label) === wanted);
  if (found) return found;
  const own = fields.filter((f) => !unasked.includes(f.name)).map((f) => inWords(f.name));
  throw new Unreadable(`“${spec.name}” has no field “${name}”; it has: ${own.join(', ')}.`);
}

const unasked = ['commandId', 'occurredOn', 'ulo'];
const normal = (name: string): string => foldText(name).replace(/[^a-z0-9]/gu, '');
const inWords = (name: string): string => name.replace(/Pence$/u, '').replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);

import { validateSync, type ValidationError } from 'class-validator';
import { InvalidInput, fieldsOf, type CommandClass, type FieldError, type FieldSpec, type PlainDate, type Sealed } from '#kernel';
import { rememberMetadata } from './remember-metadata.js';
import { unknownNames } from './unknown-names.js';

rememberMetadata();

const options = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  validationError: { target: false, value: false },
};

/** The fields that any validated command may have in addition to its own. */
export interface ValidCommand {
  commandId?: string;
  occurredOn?: string;
  corrects?: string;
  /** Only for `redact-text`: the id of the entry with the texts. */
  fact?: string;
  reason?: string;
  again?: boolean;
  daysAreRight?: boolean;
  ulo?: string;
  programme?: string;
  person?: string;
  organisationId?: string;
  sealed?: Sealed;
}

/**
 * Makes a command from the body. Absent fields stay absent; no value is converted.
 * @param fields `fieldsOf(type)`, if already known
 * @param today the day in London: facts cannot happen after it
 * @throws InvalidInput with every invalid field by its path
 */
export function validateCommand<C extends object>(
  type: CommandClass<C>,
  body: unknown,
  today: PlainDate,
  fields: readonly FieldSpec[] = fieldsOf(type),
): C & ValidCommand {
  if (!isObject(body)) throw new InvalidInput([{ field: '', message: 'Send an object with the fields of the command' }]);
  const errors: FieldError[] = [];
  const command = instance(type, fields, body, '', errors) as C & ValidCommand;
  collect(validateSync(command, options), '', errors);
  const { occurredOn, corrects, reason } = command;
  if (typeof occurredOn === 'string' && occurredOn > today && errors.every((e) => e.field !== 'occurredOn'))
    errors.push({ field: 'occurredOn', message: `The day it happened must not be in the future: today is ${today}` });
  if (corrects !== undefined && reason === undefined) errors.push({ field: 'reason', message: 'Enter why it is corrected' });
  if (reason !== undefined && corrects === undefined && fields.some((f) => f.name === 'reason' && f.optional))
    errors.push({ field: 'corrects', message: 'Name the fact that is corrected, or leave the reason out' });
  if (errors.length > 0) throw new InvalidInput(onePerField(errors));
  return command;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Makes an instance of the declared class, and of nested classes for rows. Adds errors for unknown fields and nulls. */
function instance(
  type: CommandClass,
  fields: readonly FieldSpec[],
  body: Record<string, unknown>,
  path: string,
  errors: FieldError[],
): object {
  const command = new type() as Record<string, unknown>;
  const unknown: string[] = [];
  for (const name of Object.keys(body)) {
    const spec = fields.find((f) => f.name === name);
    const value = body[name];
    if (!spec) unknown.push(name);
    else if (value === null && spec.optional) errors.push({ field: path + name, message: 'Leave it out when there is nothing to say: null is no value' });
    else command[name] = spec.kind === 'rows' ? rows(spec, value, path + name, errors) : value;
  }
  if (unknown.length > 0) errors.push(...unknownNames('field', unknown, fields.map((f) => f.name), path));
  return command;
}

/** Undefined, with an error, when the value is not a list or has too many rows: the rows are then not validated. */
function rows(spec: FieldSpec & { kind: 'rows' }, values: unknown, path: string, errors: FieldError[]): unknown[] | undefined {
  const problem = !Array.isArray(values) ? `${spec.label} must be a list` : values.length > spec.max ? `${spec.label}: enter at most ${spec.max}` : undefined;
  if (problem !== undefined) {
    errors.push({ field: path, message: problem });
    return undefined;
  }
  const type = spec.of();
  const fields = fieldsOf(type);
  return (values as unknown[]).map((value, i) => (isObject(value) ? instance(type, fields, value, `${path}.${i}.`, errors) : value));
}

function collect(found: readonly ValidationError[], path: string, errors: FieldError[]): void {
  for (const { property, constraints, children } of found) {
    const field = path + property;
    if (constraints) errors.push({ field, message: constraints['isDefined'] ?? Object.values(constraints)[0] ?? 'It is not acceptable' });
    if (children) collect(children, `${field}.`, errors);
  }
}

const onePerField = (errors: readonly FieldError[]): FieldError[] => [
  ...new Map([...errors].reverse().map((e) => [e.field, e])).values(),
].reverse();

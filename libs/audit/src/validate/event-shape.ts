import { actorRoles, isId, isPlainDate, type Instant } from '#kernel';

interface Rule {
  is: (value: unknown) => boolean;
  /** Completes "… is not". */
  kind: string;
  optional?: true;
}
type Fields = Readonly<Record<string, Rule>>;

export const isInstant = (value: unknown): value is Instant => {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString() === value;
};
export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const count = (from: number): Rule => ({ is: (value) => Number.isSafeInteger(value) && (value as number) >= from, kind: `a whole number from ${from} on` });
const text: Rule = { is: (value) => typeof value === 'string' && value !== '', kind: 'a text' };
const id: Rule = { is: isId, kind: 'a UUID' };
const sha256: Rule = { is: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/u.test(value), kind: 'a SHA-256 hash in lower-case hex' };
const onlyTrue: Rule = { is: (value) => value === true, kind: 'true', optional: true };
const object: Rule = { is: isObject, kind: 'an object' };

const envelope: Fields = {
  id, type: text, version: count(1), stream: text, revision: count(0),
  recordedAt: { is: isInstant, kind: 'an instant like 2009-11-30T09:00:00.000Z' },
  occurredOn: { is: isPlainDate, kind: 'a day of the calendar like 2009-11-30' },
  data: object, metadata: object,
};
const metadata: Fields = {
  commandId: id, commandHash: sha256, correlationId: id, causationId: id, actor: object, prevHash: sha256, hash: sha256,
  example: onlyTrue, imported: onlyTrue,
};
const actor: Fields = {
  id, organisation: text,
  role: { is: (value) => typeof value === 'string' && Object.hasOwn(actorRoles, value), kind: 'a role that this Milepost knows' },
};

/** The reason why a value does not have exactly the fields of an event, or undefined. Only checks that its data is an object. */
export function shapeFault(event: Record<string, unknown>): string | undefined {
  const inMetadata = event['metadata'] as Record<string, unknown>;
  return (
    fieldsFault(event, envelope, '') ?? fieldsFault(inMetadata, metadata, 'metadata.') ??
    fieldsFault(inMetadata['actor'] as Record<string, unknown>, actor, 'metadata.actor.')
  );
}

function fieldsFault(value: Record<string, unknown>, fields: Fields, path: string): string | undefined {
  for (const [name, rule] of Object.entries(fields)) {
    if (value[name] === undefined ? !rule.optional : !rule.is(value[name]))
      return value[name] === undefined ? `the field ${path}${name} is missing` : `${path}${name} is not ${rule.kind}`;
  }
  const unknownField = Object.keys(value).find((name) => value[name] !== undefined && !Object.hasOwn(fields, name));
  return unknownField === undefined ? undefined : `it has a field that no event has: ${path}${unknownField}`;
}

import fc from 'fast-check';
import { addDays, commandSpec, envelopeFields, fieldsOf, type CommandClass, type FieldSpec } from '#kernel';

const anyDay = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2009-01-01', n));
/** Codes of the steps and phases of `smallTemplate`, and of others. */
const anyCode = fc.constantFrom('P1', 'P2', 'S1', 'S2', 'S3', 'S4', 'X1', 'constructor');
const anyText = fc.constantFrom('MAP', 'Disability Solutions', 'Something with a comma, and more', 'ß');

/** Any value that the field accepts. Ids and references are taken from `ids`. */
function anyValue(field: FieldSpec, ids: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
    case 'longtext':
      return anyText;
    case 'whole':
      return fc.integer({ min: field.min, max: Math.min(field.max, field.min + 30) });
    case 'decimal':
      return fc.integer({ min: Math.ceil(field.min / field.step), max: Math.floor(field.max / field.step) }).map((n) => n * field.step);
    case 'money':
      return fc.integer({ min: field.min, max: 10_000_000 });
    case 'date':
      return anyDay;
    case 'yesno':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...Object.keys(field.options));
    case 'choices':
      return fc.uniqueArray(fc.constantFrom(...Object.keys(field.options)), { minLength: field.optional ? 0 : 1 });
    case 'ref':
      return field.by === 'code' ? anyCode : ids;
    case 'id':
      return ids;
    case 'rows':
      return fc.array(anyFields(field.of(), ids), { minLength: field.min, maxLength: Math.min(field.max, field.min + 3) });
  }
}

/** The command's own fields with any accepted values. Optional fields are sometimes absent. */
function anyFields(type: CommandClass, ids: fc.Arbitrary<string>): fc.Arbitrary<Record<string, unknown>> {
  const own = fieldsOf(type).filter((f) => !(envelopeFields as readonly string[]).includes(f.name));
  return fc.record(Object.fromEntries(own.map((f) => [f.name, anyValue(f, ids)])), {
    requiredKeys: own.filter((f) => !f.optional).map((f) => f.name),
  });
}

export interface AnyBody {
  type: CommandClass;
  /** The type of the event that the command records. */
  records: string;
  occurredOn: string;
  fields: Record<string, unknown>;
}

/** Any of the commands with any accepted fields, on any day of four years. */
export const anyBody = (commands: readonly CommandClass[], ids: fc.Arbitrary<string>): fc.Arbitrary<AnyBody> =>
  fc.constantFrom(...commands).chain((type) =>
    fc.record({ type: fc.constant(type), records: fc.constant(commandSpec(type).records), occurredOn: anyDay, fields: anyFields(type, ids) }),
  );

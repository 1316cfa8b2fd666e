import { codePattern, type FieldSpec } from '../command/fields.js';
import { fieldsOf } from '../command/declaration.js';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;
type SchemaOfField = (field: FieldSpec) => JsonSchema;

/** The schema of the values that a declared field accepts. `ofField` describes the fields of rows. */
export function valueSchema(field: FieldSpec, ofField: SchemaOfField = valueSchema): JsonSchema {
  switch (field.kind) {
    case 'text':
    case 'longtext':
      return { type: 'string', minLength: 1, maxLength: field.max };
    case 'whole':
      return { type: 'integer', minimum: field.min, maximum: field.max };
    case 'decimal':
      return { type: 'number', minimum: field.min, maximum: field.max, multipleOf: field.step };
    case 'money':
      return { type: 'integer', minimum: field.min };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'yesno':
      return { type: 'boolean' };
    case 'choice':
      return { type: 'string', enum: Object.keys(field.options) };
    case 'choices':
      return { type: 'array', uniqueItems: true, items: { type: 'string', enum: Object.keys(field.options) } };
    case 'ref':
      return field.by === 'code' ? { type: 'string', pattern: codePattern } : { type: 'string', format: 'uuid' };
    case 'id':
      return { type: 'string', format: 'uuid' };
    case 'rows':
      return { type: 'array', minItems: field.min, maxItems: field.max, items: objectSchema(fieldsOf(field.of()), ofField) };
  }
}

/** The schema of an object with the declared fields and no others. */
export const objectSchema = (fields: readonly FieldSpec[], ofField: SchemaOfField = valueSchema): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  required: fields.filter((field) => !field.optional).map(({ name }) => name),
  properties: Object.fromEntries(fields.map((field) => [field.name, ofField(field)])),
});

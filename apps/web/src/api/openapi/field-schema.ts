import { fieldsOf, type CommandClass, type FieldSpec } from '#kernel';

export type Schema = Readonly<Record<string, unknown>>;

/** The JSON schema of one declared field. */
export function fieldSchema(field: FieldSpec): Schema {
  return { title: field.label, ...(field.hint === undefined ? {} : { description: field.hint }), ...valueSchema(field) };
}

function valueSchema(field: FieldSpec): Schema {
  switch (field.kind) {
    case 'text':
    case 'longtext':
      return { type: 'string', minLength: 1, maxLength: field.max };
    case 'whole':
      return { type: 'integer', minimum: field.min, maximum: field.max };
    case 'decimal':
      return { type: 'number', minimum: field.min, maximum: field.max, multipleOf: field.step };
    case 'money':
      return { type: 'integer', minimum: field.min, description: 'In pence.' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'yesno':
      return { type: 'boolean' };
    case 'choice':
      return { type: 'string', enum: Object.keys(field.options) };
    case 'choices':
      return { type: 'array', uniqueItems: true, items: { type: 'string', enum: Object.keys(field.options) } };
    case 'id':
    case 'ref':
      return { type: 'string', format: 'uuid' };
    case 'rows':
      return { type: 'array', minItems: field.min, maxItems: field.max, items: classSchema(field.of()) };
  }
}

/** The JSON schema of a declared class: no other fields are taken. */
export const classSchema = (type: CommandClass): Schema => objectSchema(fieldsOf(type));

export const objectSchema = (fields: readonly FieldSpec[]): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: fields.filter((f) => !f.optional).map((f) => f.name),
  properties: Object.fromEntries(fields.map((f) => [f.name, fieldSchema(f)])),
});

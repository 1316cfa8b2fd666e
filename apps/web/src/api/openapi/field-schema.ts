import { objectSchema as schemaOf, valueSchema, type FieldSpec, type JsonSchema } from '#kernel';

export type Schema = JsonSchema;

/** The JSON Schema of one declared field, with its label and hint. */
export const fieldSchema = (field: FieldSpec): Schema => ({
  title: field.label,
  ...(field.hint === undefined ? {} : { description: field.hint }),
  ...valueSchema(field, fieldSchema),
  ...(field.kind === 'money' ? { description: 'In pence.' } : {}),
});

/** The JSON Schema of a request body. Unknown fields are refused. */
export const objectSchema = (fields: readonly FieldSpec[]): Schema => schemaOf(fields, fieldSchema);

import { objectSchema as schemaOf, valueSchema, type FieldSpec, type JsonSchema } from '#kernel';

export type Schema = JsonSchema;

/** The JSON Schema of one declared field, with its words for people. */
export const fieldSchema = (field: FieldSpec): Schema => ({
  title: field.label,
  ...(field.hint === undefined ? {} : { description: field.hint }),
  ...valueSchema(field, fieldSchema),
  ...(field.kind === 'money' ? { description: 'In pence.' } : {}),
});

/** What a request may hold: no other fields are taken. */
export const objectSchema = (fields: readonly FieldSpec[]): Schema => schemaOf(fields, fieldSchema);

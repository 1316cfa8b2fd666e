import { eventSchemas } from '#catalogue';

/** The name of the schema file of one version. */
export const schemaFile = (type: string, version: number): string => `${type}.v${version}.json`;

/** The schema files of the current declarations, by file name. */
export const currentSchemas = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(eventSchemas).map(([type, { version, schema }]) => [
      schemaFile(type, version),
      schemaText({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: `${type}, version ${version}`, ...schema }),
    ]),
  );

/** The text is sorted, because the order of fields and options in a form is not part of the data. */
export const schemaText = (schema: object): string => `${JSON.stringify(sorted(schema), null, 2)}\n`;

function sorted(value: unknown): unknown {
  // Every list in these schemas is a set of strings: `required`, `enum`, `type`.
  if (Array.isArray(value)) return [...(value as string[])].sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}

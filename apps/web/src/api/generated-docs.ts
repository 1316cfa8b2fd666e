import { readFileSync } from 'node:fs';
import { settingsTable } from '#platform';
import { eventCatalogue } from './openapi/event-catalogue.js';
import { openApiDocument } from './openapi/document.js';
import { defaultTemplateModule, templateSchemaFile } from './template-files.js';

/** Replaces the text between two markers of a file and keeps the rest. */
const between = (file: string, mark: string, text: string): string =>
  readFileSync(file, 'utf8').replace(new RegExp(`(<!-- ${mark}:[^>]*-->\\n)[^]*(<!-- end of ${mark} -->)`, 'u'), (_all, first: string, last: string) => `${first}\n${text}\n\n${last}`);

/** The files that are generated from the declarations, in whole or in part, by path from the project's folder. */
export const generatedDocs = (): Readonly<Record<string, string>> => ({
  'docs/openapi.json': `${JSON.stringify(openApiDocument(), null, 2)}\n`,
  'docs/events.md': eventCatalogue(),
  'docs/template.schema.json': templateSchemaFile(),
  'libs/development/src/template/default-template.ts': defaultTemplateModule(),
  'README.md': between('README.md', 'settings', settingsTable()),
});

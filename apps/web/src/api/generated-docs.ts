import { eventCatalogue } from './openapi/event-catalogue.js';
import { openApiDocument } from './openapi/document.js';

/** The files of `docs/` that are made from the declarations, by name. */
export const generatedDocs = (): Readonly<Record<string, string>> => ({
  'openapi.json': `${JSON.stringify(openApiDocument(), null, 2)}\n`,
  'events.md': `${eventCatalogue()}`,
});

import { writeFileSync } from 'node:fs';
import { BadTemplate, faultInWords } from '#workflow';
import { generatedDocs } from './api/generated-docs.js';
import { addSchemas } from './event-schemas/schema-folder.js';
import { currentSchemas } from './event-schemas/schema-files.js';

// Run in the project's folder: npm run docs
try {
  for (const name of addSchemas('docs/events', currentSchemas())) console.log(`docs/events/${name}`);
  for (const [path, text] of Object.entries(generatedDocs())) {
    writeFileSync(path, text);
    console.log(path);
  }
} catch (error) {
  console.error((error as Error).message);
  if (error instanceof BadTemplate) for (const fault of error.faults) console.error(faultInWords(fault));
  process.exit(1);
}

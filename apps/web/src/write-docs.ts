import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedDocs } from './api/generated-docs.js';

// Run from the project's folder: npm run docs
for (const [name, text] of Object.entries(generatedDocs())) {
  writeFileSync(join('docs', name), text);
  console.log(`docs/${name}`);
}

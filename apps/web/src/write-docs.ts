import { writeFileSync } from 'node:fs';
import { generatedDocs } from './api/generated-docs.js';

// Run from the project's folder: npm run docs
for (const [path, text] of Object.entries(generatedDocs())) {
  writeFileSync(path, text);
  console.log(path);
}

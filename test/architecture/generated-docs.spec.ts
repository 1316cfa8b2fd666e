import { readFileSync } from 'node:fs';
import { generatedDocs } from '../../apps/web/src/api/generated-docs.js';

describe('docs made from the declarations', () => {
  it.each(Object.entries(generatedDocs()))('%s is up to date (else run: npm run docs)', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

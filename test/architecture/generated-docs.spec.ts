import { readFileSync } from 'node:fs';
import { generatedDocs } from '../../apps/web/src/api/generated-docs.js';

describe('docs made from the declarations', () => {
  it.each(Object.entries(generatedDocs()))('docs/%s is up to date (else run: npm run docs)', (name, text) => {
    expect(readFileSync(`docs/${name}`, 'utf8')).toBe(text);
  });
});

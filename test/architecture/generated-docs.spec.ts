import { readFileSync } from 'node:fs';
import { answerSchemas, answersFile } from '../../apps/bootstrap/answer-schemas.mjs';
import { generatedDocs } from '../../apps/web/src/api/generated-docs.js';

describe('docs made from the declarations', () => {
  it.each(Object.entries(generatedDocs()))('%s is up to date (else run: npm run docs)', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it(`${answersFile} is up to date (else run: npm run docs)`, () => {
    expect(answerSchemas()).toBe(readFileSync(answersFile, 'utf8'));
  }, 120_000);
});

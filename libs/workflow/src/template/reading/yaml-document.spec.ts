import { LineCounter } from 'yaml';
import { mostFaults } from '../bad-template.js';
import { limits } from '../limits.js';
import { documentOf } from './yaml-document.js';

const documentIn = (text: string) => documentOf(text, new LineCounter());

describe('a file that the YAML parser finds a fault in at every character', () => {
  it.each([']', '}', '[]', '}]', ']\n'])('of %j is given up after as many faults as are named', (piece) => {
    const { errors } = documentIn(piece.repeat(limits.bytes / piece.length));
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(mostFaults + 1);
  });
});

it('a document is the first of several, which is a fault', () => {
  expect(documentIn('a: 1\n').toJS()).toEqual({ a: 1 });
  expect(documentIn('a: 1\n---\nb: 2\n---\nc: 3\n').errors.map(({ code }) => code)).toEqual(['MULTIPLE_DOCS']);
});

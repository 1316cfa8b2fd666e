import { LineCounter } from 'yaml';
import { mostFaults, type BadTemplate } from '../bad-template.js';
import { limits } from '../limits.js';
import { assertReadable, documentOf } from './yaml-document.js';

const documentIn = (text: string) => documentOf(text, new LineCounter());

describe('a file with a YAML error at every character', () => {
  it.each([']', '}', '[]', '}]', ']\n'])('of %j is parsed only up to the maximum number of faults', (piece) => {
    const { errors } = documentIn(piece.repeat(limits.bytes / piece.length));
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(mostFaults + 1);
  });
});

it('returns the first of several documents, with a fault', () => {
  expect(documentIn('a: 1\n').toJS()).toEqual({ a: 1 });
  expect(documentIn('a: 1\n---\nb: 2\n---\nc: 3\n').errors.map(({ code }) => code)).toEqual(['MULTIPLE_DOCS']);
});

describe('a file that takes the YAML parser seconds', () => {
  const filled = (piece: string) => piece.repeat(limits.bytes / piece.length);
  const faults = (text: string) => {
    try {
      return void assertReadable(text);
    } catch (error) {
      return (error as BadTemplate).faults;
    }
  };

  it.each(['[', '{a: ', '\n- ['])('is refused for its depth: %j', (piece) => {
    expect(faults(filled(piece))).toEqual([{ line: expect.any(Number) as number, message: 'The file is nested too deeply.' }]);
  });

  it.each([',', ':,', '"" ', '\n', '#\n', '%\n'])('is refused for the number of its tokens: %j', (piece) => {
    expect(faults(`a: [${filled(piece)}`)).toEqual([{ line: expect.any(Number) as number, message: 'The file has more words and marks than a template can have.' }]);
  });

  it('is refused with its line', () => expect(faults(`a: 1\nb: ${'['.repeat(33)}`)).toMatchObject([{ line: 2 }]));

  it('is read when it is only long', () => {
    const step = (n: number) => `- { code: S${n}, needs: [${Array.from({ length: 20 }, (_, i) => `S${i}`).join(', ')}] }\n`;
    expect(faults(Array.from({ length: 500 }, (_, n) => step(n)).join(''))).toBeUndefined();
    expect(faults(`a: ${filled('x').slice(9)}`)).toBeUndefined();
  });
});

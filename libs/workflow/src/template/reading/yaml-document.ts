import { Composer, Parser, YAMLParseError, type CST, type Document, type LineCounter } from 'yaml';
import { mostFaults } from '../bad-template.js';

/**
 * The document of a text, with its faults: as many as are named, then the parser stops. It would take seconds to find a
 * quarter of a million of them.
 */
export function documentOf(text: string, lineCounter: LineCounter): Document {
  const parser = new Parser(lineCounter.addNewLine);
  const tokens: CST.Token[] = [];
  let wrong = 0;
  for (const token of parser.parse(text)) {
    tokens.push(token);
    if (token.type === 'error' && (wrong += 1) >= mostFaults) break;
  }
  // Keys are compared elsewhere: the composer compares each with each, which takes seconds for a long mapping.
  const composer = new Composer({ version: '1.2', schema: 'core', prettyErrors: false, uniqueKeys: false });
  const [first, second] = composer.compose(tokens, true, text.length);
  if (!first) throw new Error('The parser gave no document, although it was asked for one.');
  if (second) first.errors.push(new YAMLParseError([second.range[0], second.range[1]], 'MULTIPLE_DOCS', ''));
  return first;
}

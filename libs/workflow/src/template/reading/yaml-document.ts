import { Composer, Lexer, Parser, YAMLParseError, type CST, type Document, type LineCounter } from 'yaml';
import { BadTemplate, mostFaults } from '../bad-template.js';
import { limits } from '../limits.js';

/**
 * Refuses what the parser would take seconds for: it reads 256 KiB of brackets or commas slowly, and no template holds as many.
 * @throws BadTemplate
 */
export function assertReadable(text: string): void {
  let parts = 0;
  let depth = 0;
  let line = 1;
  for (const part of new Lexer().lex(text)) {
    if (part === '\n' || part === '\r\n') line += 1;
    if (part === '[' || part === '{') depth += 1;
    if (part === ']' || part === '}') depth -= 1;
    if (depth > limits.depth) throw new BadTemplate([{ line, message: 'The file is nested too deeply.' }]);
    if ((parts += 1) > limits.parts) throw new BadTemplate([{ line, message: 'The file has more words and marks than a template can have.' }]);
  }
}

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

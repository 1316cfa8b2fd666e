import { Composer, Lexer, Parser, YAMLParseError, type CST, type Document, type LineCounter } from 'yaml';
import { BadTemplate, mostFaults } from '../bad-template.js';
import { limits } from '../limits.js';

/**
 * Refuses a text that takes the parser seconds: it is slow on 256 KiB of brackets or commas, and no template has as many.
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
 * Parses a text, with errors up to the maximum number of faults. Parsing a quarter of a million errors would take seconds.
 */
export function documentOf(text: string, lineCounter: LineCounter): Document {
  const parser = new Parser(lineCounter.addNewLine);
  const tokens: CST.Token[] = [];
  let errorCount = 0;
  for (const token of parser.parse(text)) {
    tokens.push(token);
    if (token.type === 'error' && (errorCount += 1) >= mostFaults) break;
  }
  // `parseYaml` finds duplicate keys: the composer compares each pair of keys, which takes seconds for a long mapping.
  const composer = new Composer({ version: '1.2', schema: 'core', prettyErrors: false, uniqueKeys: false });
  const [first, second] = composer.compose(tokens, true, text.length);
  if (!first) throw new Error('The parser gave no document, although it was asked for one.');
  if (second) first.errors.push(new YAMLParseError([second.range[0], second.range[1]], 'MULTIPLE_DOCS', ''));
  return first;
}

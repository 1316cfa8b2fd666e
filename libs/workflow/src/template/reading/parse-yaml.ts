import { LineCounter, isAlias, isMap, isNode, isScalar, visit, type Document, type YAMLError, type YAMLMap } from 'yaml';
import { BadTemplate, mostFaults, type TemplateFault } from '../bad-template.js';
import { limits } from '../limits.js';
import { LineFinder } from './places.js';
import { assertReadable, documentOf } from './yaml-document.js';

/** A YAML text without features that templates do not use: no anchors, aliases, tags or tabs, and no duplicate keys. */
export interface ParsedYaml {
  value: unknown;
  lines: LineFinder;
}

/** @throws BadTemplate */
export function parseYaml(text: string): ParsedYaml {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > limits.bytes) throw new BadTemplate([{ line: 1, message: `The file has ${figure(bytes)} bytes: ${figure(limits.bytes)} (256 KiB) at most.` }]);
  const tabs = tabFaults(text);
  if (tabs.length > 0) throw new BadTemplate(tabs);
  assertReadable(text);
  const lineCounter = new LineCounter();
  const document = documentOf(text, lineCounter);
  const lines = new LineFinder(document, lineCounter);
  const errors = [...document.errors, ...document.warnings].slice(0, mostFaults);
  if (errors.length > 0) throw new BadTemplate(errors.map((error) => ({ line: lines.lineAt(error.pos[0]), message: sentenceOf(error) })));
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) throw new BadTemplate([{ line: 1, message: 'The file is empty.' }]);
  const faults = unsupportedFeatures(document, lines);
  if (faults.length > 0) throw new BadTemplate(faults);
  return { value: document.toJS({ maxAliasCount: 0 }) as unknown, lines };
}

const figure = (n: number): string => n.toLocaleString('en-GB');

function tabFaults(text: string): TemplateFault[] {
  return text
    .split('\n')
    .flatMap((line, at) => (/^ *\t\s*[^\s#]/u.test(line) ? [{ line: at + 1, message: 'The line is indented with a tab. YAML takes blanks only.' }] : []));
}

function sentenceOf({ code, message }: YAMLError): string {
  if (code === 'RESOURCE_EXHAUSTION') return 'The file is nested too deeply.';
  if (code === 'MULTIPLE_DOCS') return 'The file holds several documents: a template is one.';
  return `The YAML is not right: ${message.split('\n', 1)[0]?.replace(/[.:]?$/u, '')}.`;
}

/** Finds anchors, aliases, tags, and keys that are duplicates or not text. */
function unsupportedFeatures(document: Document, lines: LineFinder): TemplateFault[] {
  const faults: TemplateFault[] = [];
  const say = (node: unknown, message: string): void => {
    if (faults.length < mostFaults) faults.push({ line: lines.lineAt(isNode(node) ? (node.range?.[0] ?? 0) : 0), message });
  };
  visit(document, (_, node) => {
    if (!isNode(node)) return;
    if (isMap(node)) keyFaults(node, say);
    if (isAlias(node)) say(node, `The alias *${node.source} is used: write out what it stands for.`);
    else if (node.anchor !== undefined) say(node, `The anchor &${node.anchor} is set: templates have no anchors and aliases.`);
    if (node.tag !== undefined) say(node, `The tag ${node.tag} is used: templates have no tags.`);
  });
  return faults;
}

function keyFaults(map: YAMLMap, say: (node: unknown, message: string) => void): void {
  const seen = new Set<unknown>();
  for (const { key } of map.items) {
    if (!isScalar(key) || typeof key.value !== 'string') say(key ?? map, 'A key is not a text.');
    else if (seen.has(key.value)) say(key, `The key ${key.value} is given twice.`);
    else seen.add(key.value);
  }
}

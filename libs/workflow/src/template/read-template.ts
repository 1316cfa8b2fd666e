import { BadTemplate } from './bad-template.js';
import { formatVersion, limits } from './limits.js';
import { draftOf, evenBlanks } from './reading/draft.js';
import { orderFindings } from './reading/order.js';
import { parseYaml } from './reading/parse-yaml.js';
import { ruleFindings, texts, type Vocabulary } from './reading/rules.js';
import { structureFindings, type Finding } from './reading/structure.js';
import type { Template } from './template.js';

export type { Vocabulary } from './reading/rules.js';

/**
 * Reads a template file: YAML that conforms to the published schema and to the rules of templates.
 * @throws BadTemplate with every fault and its line
 */
export function readTemplate(text: string, vocabulary: Vocabulary): Template {
  const { value, lines } = parseYaml(text);
  const findings = findingsIn(value, vocabulary);
  if ('faulty' in findings) throw new BadTemplate(findings.faulty.map(({ path, message }) => ({ line: lines.lineOf(path), message })));
  return findings.template;
}

function findingsIn(value: unknown, vocabulary: Vocabulary): { faulty: readonly Finding[] } | { template: Template } {
  const format = (value as { format?: unknown } | null)?.format;
  if (Number.isInteger(format) && format !== formatVersion)
    return { faulty: [{ path: ['format'], message: `The file is of version ${String(format)} of the format: this Milepost reads version ${formatVersion}.` }] };
  const structure = structureFindings(value);
  const draft = draftOf(value, structure);
  const { template, title } = value as { template: unknown; title: unknown };
  const readable = typeof title === 'string' && title !== '' ? texts([['title', evenBlanks(title)]], [], 'The template') : [];
  const faulty = [...structure, ...readable, ...ruleFindings(draft, vocabulary), ...orderFindings(draft)];
  if (faulty.length > 0) return { faulty };
  const values = <T>(all: readonly { value: T }[]): T[] => all.map((one) => one.value);
  const read: Template = { template: template as string, title: evenBlanks(title as string), phases: values(draft.phases), steps: values(draft.steps) };
  const bytes = new TextEncoder().encode(JSON.stringify(read)).length;
  if (bytes <= limits.contentBytes) return { template: read };
  return { faulty: [{ path: [], message: `Written out, the template has ${bytes.toLocaleString('en-GB')} bytes: ${limits.contentBytes.toLocaleString('en-GB')} at most. Shorten what its steps need.` }] };
}

import { readFileSync } from 'node:fs';
import { conditionCodes } from '#development';
import { allRoles } from '#kernel';
import { readTemplate, templateSchema, type Template } from '#workflow';

/** The JSON Schema of templates, for editors. */
export const templateSchemaFile = (): string => `${JSON.stringify(templateSchema, null, 2)}\n`;

/** The default template as a TypeScript module, because the domain reads no files. Its source is `libs/development/template/ulo.yaml`. */
export function defaultTemplateModule(): string {
  const text = readFileSync('libs/development/template/ulo.yaml', 'utf8');
  const { template, title, phases, steps } = readTemplate(text, { conditions: conditionCodes, roles: allRoles });
  return [
    '// Written by npm run docs from libs/development/template/ulo.yaml.',
    "import type { Template } from '#workflow';",
    '',
    '/** The template that every programme begins with, as version 0. */',
    'export const defaultTemplate: Template = {',
    `  template: ${JSON.stringify(template)},`,
    `  title: ${JSON.stringify(title)},`,
    ...list('phases', phases),
    ...list('steps', steps),
    '};',
    '',
    '/** The same as a file, to begin another one with: without the notes for those who work on Milepost. */',
    `export const defaultTemplateText = ${literal(text.replace(/^(?:#.*\n)+/u, ''))};`,
    '',
  ].join('\n');
}

const list = (name: 'phases' | 'steps', entries: Template['phases'] | Template['steps']): string[] => [
  `  ${name}: [`,
  ...entries.map((entry) => `    ${JSON.stringify(entry)},`),
  '  ],',
];

const literal = (text: string): string => `\`${text.replaceAll(/[\\`]|\$\{/gu, '\\$&')}\``;

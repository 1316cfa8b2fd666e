import type { TemplateChangesView, TemplateStepView, TemplateVersionEntry, TemplateVersionView } from '#dashboards';
import { actorRoles, capital } from '#kernel';
import { date, networkChart, plural } from '#ui';
import { daysInWords, type TemplateChange } from '#workflow';
import { heads, type Block, type Cell, type Table } from '../blocks.js';
import { readable } from '../words.js';

export const versionTitle = (version: number): string => (version === 0 ? 'Default template' : `Version ${version}`);

export const publishedInWords = ({ published }: TemplateVersionEntry | TemplateVersionView): string =>
  published ? `${date(published.on)}, by the ${actorRoles[published.role].toLowerCase()}` : 'It comes with Milepost';

/** One version: its figures, its phases as tables, and the prerequisites of its steps. */
export const templateBlocks = (view: TemplateVersionView): Block[] => [
  {
    kind: 'stats',
    items: [
      { label: 'Phases', value: String(view.phases.length) },
      { label: 'Steps', value: String(view.steps.length), note: `${view.steps.filter(({ milestone }) => milestone).length} of them milestones` },
      { label: 'Usual length', value: daysInWords(view.usualDays), note: 'from the first step to the last' },
      { label: 'Published', value: view.published ? date(view.published.on) : 'Never', note: view.published ? `by the ${actorRoles[view.published.role].toLowerCase()}` : 'it comes with Milepost' },
    ],
  },
  { kind: 'chart', chart: networkChart({ id: 'network', title: 'What waits for what', steps: view.steps.map(({ code, title, needs }) => ({ code, title: readable(title), waitsFor: needs.map(({ step }) => step) })) }) },
  ...view.phases.flatMap((phase): Block[] => [
    { kind: 'table', table: phaseTable(`${phase.code}: ${phase.title}`, view.steps.filter((step) => step.phase === phase.code)) },
    { kind: 'text', text: phase.gate ? `The next phase waits for: ${[...phase.gate.steps, ...phase.gate.conditions.map(({ label }) => label.toLowerCase())].join(', ')}.` : 'It has no gate.' },
  ]),
];

const phaseTable = (caption: string, steps: readonly TemplateStepView[]): Table => ({
  caption,
  head: heads('Step', 'What it is for', 'Owner', 'Waits for', 'Usually', 'Done by', 'Evidence'),
  rows: steps.map((step): Cell[] => [
    `${step.code} ${readable(step.title)}`,
    { text: readable(step.purpose) || 'Not said', wide: true },
    step.owner.label,
    step.needs.map(({ step: code, lag }) => (lag === 0 ? code : `${code} (${daysInWords(lag)} after it)`)).join(', ') || 'Nothing',
    { text: `${daysInWords(step.duration.usual)}${step.duration.usual === step.duration.most ? '' : `, ${daysInWords(step.duration.least)} to ${daysInWords(step.duration.most)}`}` },
    step.condition?.label ?? 'The word of a person',
    capital(step.evidence),
  ]),
  empty: 'No step is in this phase.',
});

/** The differences between two versions. */
export const changesTable = (caption: string, changes: readonly TemplateChange[]): Table => ({
  caption,
  total: plural(changes.length, 'difference'),
  head: heads('Where', 'What', 'Before', 'After'),
  rows: changes.map(({ about, what, before, after }): Cell[] => [about, capital(what), { text: readable(before) || '–', wide: true }, { text: readable(after) || '–', wide: true }]),
  empty: 'They say the same.',
});

export const versionOptions = (items: readonly TemplateVersionEntry[]): { value: string; text: string }[] =>
  items.map(({ version, newest }) => ({ value: String(version), text: `${versionTitle(version)}${newest ? ' (newest)' : ''}` }));

export const changesBlocks = ({ from, to, changes }: TemplateChangesView, items: readonly TemplateVersionEntry[], action: string): Block[] => [
  {
    kind: 'filter',
    filter: {
      action, label: 'Versions to compare', submit: 'Compare',
      fields: [
        { name: 'from', label: 'Before', value: String(from.version), items: versionOptions(items) },
        { name: 'to', label: 'After', value: String(to.version), items: versionOptions(items) },
      ],
    },
  },
  { kind: 'table', table: changesTable(`${versionTitle(from.version)} and ${versionTitle(to.version).toLowerCase()}`, changes) },
];

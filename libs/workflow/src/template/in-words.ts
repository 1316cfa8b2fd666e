import type { Completion, Gate, Need, Step } from './template.js';
import type { PhaseField, StepField, TemplateDiff } from './template-diff.js';

/** The titles of codes that a template takes from its vocabulary. */
export interface TitlesOf {
  role: (code: string) => string;
  condition: (code: string) => string;
}

/** “8 weeks”, “10 days”, “no time”. */
export function daysInWords(days: number): string {
  if (days === 0) return 'no time';
  const [count, unit] = days % 7 === 0 ? [days / 7, 'week'] : [days, 'day'];
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}

export const needsInWords = (needs: readonly Need[]): string => listed(needs.map(({ step, lag }) => (lag === 0 ? step : `${step} (${daysInWords(lag)} after it)`)));

export const doneInWords = (done: Completion, { condition }: TitlesOf): string => ('condition' in done ? condition(done.condition) : 'A person says so');

export const gateInWords = (gate: Gate | null, { condition }: TitlesOf): string => (gate === null ? 'none' : listed([...gate.steps, ...gate.conditions.map(condition)]));

/** The titles of the fields of a step. */
export const stepFieldTitles: Readonly<Record<StepField, string>> = {
  title: 'title', purpose: 'purpose', phase: 'phase', owner: 'owner', needs: 'needs', duration: 'duration', done: 'done by', evidence: 'evidence',
  milestone: 'milestone', waivable: 'may be waived by', links: 'links',
};
const phaseFieldTitles: Readonly<Record<PhaseField, string>> = { title: 'title', gate: 'gate', order: 'place' };

/** The value of a field of a step. */
export function stepFieldInWords(step: Step, field: StepField, titles: TitlesOf): string {
  switch (field) {
    case 'title':
    case 'purpose':
    case 'phase':
    case 'evidence':
      return step[field] || 'none';
    case 'owner':
      return titles.role(step.owner);
    case 'needs':
      return needsInWords(step.needs);
    case 'duration':
      return `usually ${daysInWords(step.duration.usual)}, at least ${daysInWords(step.duration.least)}, at most ${daysInWords(step.duration.most)}`;
    case 'done':
      return doneInWords(step.done, titles);
    case 'milestone':
      return step.milestone ? 'yes' : 'no';
    case 'waivable':
      return listed(step.waivable.map(titles.role));
    case 'links':
      return listed(step.links.map(({ title, url }) => `${title} (${url})`));
  }
}

/** One difference between two versions of a template. Values that do not apply are empty. */
export interface TemplateChange {
  /** “Step C3”, “Phase D”, “Template”. */
  about: string;
  /** “needs”, “added”, “renamed”. */
  what: string;
  before: string;
  after: string;
}

/** Every difference, phases first, then steps that were added, removed, renamed and changed. */
export function changesInWords({ title, added, removed, renamed, changed, phases }: TemplateDiff, titles: TitlesOf): TemplateChange[] {
  return [
    ...(title ? [{ about: 'Template', what: 'title', ...title }] : []),
    ...phases.added.map((phase) => ({ about: `Phase ${phase.code}`, what: 'added', before: '', after: phase.title })),
    ...phases.removed.map((phase) => ({ about: `Phase ${phase.code}`, what: 'removed', before: phase.title, after: '' })),
    ...phases.changed.flatMap(({ before, after, fields }) =>
      fields.map((field) => ({ about: `Phase ${after.code}`, what: phaseFieldTitles[field], ...phaseValues(before, after, field, titles) })),
    ),
    ...added.map((step) => ({ about: `Step ${step.code}`, what: 'added', before: '', after: step.title })),
    ...removed.map((step) => ({ about: `Step ${step.code}`, what: 'removed', before: step.title, after: '' })),
    ...renamed.map(({ before, after }) => ({ about: `Step ${after.code}`, what: 'renamed', before: before.code, after: after.code })),
    ...changed.flatMap(({ before, after, fields }) =>
      fields.map((field) => ({ about: `Step ${after.code}`, what: stepFieldTitles[field], before: stepFieldInWords(before, field, titles), after: stepFieldInWords(after, field, titles) })),
    ),
  ];
}

type PhaseChange = TemplateDiff['phases']['changed'][number];

function phaseValues(before: PhaseChange['before'], after: PhaseChange['after'], field: PhaseField, titles: TitlesOf): { before: string; after: string } {
  if (field === 'title') return { before: before.title, after: after.title };
  if (field === 'gate') return { before: gateInWords(before.gate, titles), after: gateInWords(after.gate, titles) };
  return { before: '', after: 'others come before it' };
}

const listed = (entries: readonly string[]): string => (entries.length === 0 ? 'nothing' : entries.join(', '));

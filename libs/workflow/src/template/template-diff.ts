import type { Need, Phase, Step, Template } from './template.js';

export type StepField = Exclude<keyof Step, 'code'>;
export type PhaseField = 'title' | 'gate' | 'order';

/** The differences between two versions of a template. */
export interface TemplateDiff {
  /** True when there are no differences. */
  same: boolean;
  title: { before: string; after: string } | null;
  added: readonly Step[];
  removed: readonly Step[];
  renamed: readonly { before: Step; after: Step }[];
  /** Steps of both versions, also renamed ones, with at least one changed field. */
  changed: readonly { before: Step; after: Step; fields: readonly StepField[] }[];
  phases: {
    added: readonly Phase[];
    removed: readonly Phase[];
    /** `order`: other phases come before it. */
    changed: readonly { before: Phase; after: Phase; fields: readonly PhaseField[] }[];
  };
}

const stepFields: readonly StepField[] = ['title', 'purpose', 'phase', 'owner', 'needs', 'duration', 'done', 'evidence', 'milestone', 'waivable', 'links'];

/**
 * Compares two versions of a template.
 * @param renamed codes of steps before, each with its code after; without steps that keep their code
 */
export function templateDiff(before: Template, after: Template, renamed: Readonly<Record<string, string>> = {}): TemplateDiff {
  const codeAfter = (code: string): string => (Object.hasOwn(renamed, code) ? (renamed[code] ?? code) : code);
  const steps = match(before.steps, after.steps, codeAfter);
  const changed = steps.both.map((pair) => ({ ...pair, fields: stepFields.filter((field) => !sameField(pair.before, pair.after, field, codeAfter)) })).filter(({ fields }) => fields.length > 0);
  const phases = phasesDiff(before, after, codeAfter);
  const title = before.title === after.title ? null : { before: before.title, after: after.title };
  const moved = steps.both.filter((pair) => pair.before.code !== pair.after.code);
  const all = [steps.added, steps.removed, moved, changed, phases.added, phases.removed, phases.changed];
  return { same: title === null && all.every(({ length }) => length === 0), title, added: steps.added, removed: steps.removed, renamed: moved, changed, phases };
}

interface Matched<T> {
  both: { before: T; after: T }[];
  added: T[];
  removed: T[];
}

function match<T extends { code: string }>(before: readonly T[], after: readonly T[], codeAfter: (code: string) => string): Matched<T> {
  const earlier = new Map(before.map((one) => [codeAfter(one.code), one]));
  const both: Matched<T>['both'] = [];
  const added: T[] = [];
  for (const one of after) {
    const was = earlier.get(one.code);
    if (was) both.push({ before: was, after: one });
    else added.push(one);
    earlier.delete(one.code);
  }
  return { both, added, removed: [...earlier.values()] };
}

function sameField(before: Step, after: Step, field: StepField, codeAfter: (code: string) => string): boolean {
  return JSON.stringify(comparable(before, codeAfter)[field]) === JSON.stringify(comparable(after, (code) => code)[field]);
}

/** A form to compare: the order of keys, prerequisites and roles does not matter. */
const comparable = (step: Step, codeAfter: (code: string) => string): Record<StepField, unknown> => ({
  ...step,
  needs: needsInOrder(step.needs, codeAfter),
  duration: [step.duration.least, step.duration.usual, step.duration.most],
  done: 'condition' in step.done ? step.done.condition : true,
  waivable: step.waivable.toSorted(),
  links: step.links.map(({ title, url }) => [title, url]),
});

const needsInOrder = (needs: readonly Need[], codeAfter: (code: string) => string): string[] => needs.map(({ step, lag }) => `${codeAfter(step)} ${lag}`).sort();

function phasesDiff(before: Template, after: Template, codeAfter: (code: string) => string): TemplateDiff['phases'] {
  const { both, added, removed } = match(before.phases, after.phases, (code) => code);
  const kept = new Set(both.map((pair) => pair.after.code));
  const orderBefore = before.phases.map(({ code }) => code).filter((code) => kept.has(code));
  const changed = both.map((pair, index) => {
    const fields: PhaseField[] = [];
    if (pair.before.title !== pair.after.title) fields.push('title');
    if (!sameGate(pair.before, pair.after, codeAfter)) fields.push('gate');
    if (orderBefore[index] !== pair.after.code) fields.push('order');
    return { ...pair, fields };
  });
  return { added, removed, changed: changed.filter(({ fields }) => fields.length > 0) };
}

function sameGate({ gate: before }: Phase, { gate: after }: Phase, codeAfter: (code: string) => string): boolean {
  if (before === null || after === null) return before === after;
  return sameList(before.steps.map(codeAfter), after.steps) && sameList(before.conditions, after.conditions);
}

const sameList = (a: readonly string[], b: readonly string[]): boolean => JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());

import { defaultTemplate, deciders, nextVersion, templateFromText, templateTitles, type ProgrammeState } from '#development';
import { factsOf } from '#history';
import { NotFound, contentHash, daysBetween, fold, type ActorRole, type Fact, type PlainDate, type StoredEvent } from '#kernel';
import { changesInWords, scheduleOf, templateAsYaml, templateDiff, type Renamed, type Step, type Template, type TemplateChange } from '#workflow';
import type { Coded } from '../ulo/shapes.js';

/** A version of the template of a programme. */
export interface TemplateVersionEntry {
  /** 0: the default template, which every programme begins with. */
  version: number;
  newest: boolean;
  /** The name of the template. */
  template: string;
  title: string;
  /** SHA-256 of the content. */
  hash: string;
  /** Null for the default template: nobody published it. */
  published: { id: string; on: PlainDate; role: ActorRole } | null;
  phases: number;
  steps: number;
  /** From the first step to the last, when every step takes as long as usual. */
  usualDays: number;
}

/** The templates of a programme. */
export interface TemplatesView {
  id: string;
  name: string;
  example: boolean;
  total: number;
  /** The newest first. */
  items: TemplateVersionEntry[];
}

export interface TemplatePhaseView {
  code: string;
  title: string;
  /** What the next phase waits for: steps that are done or waived, and conditions that are met. */
  gate: { steps: string[]; conditions: Coded[] } | null;
}

export interface TemplateStepView {
  code: string;
  title: string;
  purpose: string;
  phase: string;
  owner: Coded;
  /** `lag` in days. */
  needs: { step: string; lag: number }[];
  /** The steps that need it. */
  neededBy: string[];
  /** In days. */
  duration: { least: number; usual: number; most: number };
  /** The condition that completes it; null when a person says so. */
  condition: Coded | null;
  evidence: 'required' | 'optional' | 'none';
  milestone: boolean;
  waivable: Coded[];
  links: { title: string; url: string }[];
}

/** One version with its content. */
export interface TemplateVersionView extends Omit<TemplateVersionEntry, 'phases' | 'steps'> {
  programme: { id: string; name: string; example: boolean };
  phases: TemplatePhaseView[];
  steps: TemplateStepView[];
  /** The content as a template file. */
  yaml: string;
}

/** What one version says otherwise than another. */
export interface TemplateChangesView {
  programme: { id: string; name: string; example: boolean };
  from: TemplateVersionEntry;
  to: TemplateVersionEntry;
  changes: TemplateChange[];
}

/** The result of publishing a template. */
export interface TemplatePreview {
  title: string;
  phases: number;
  steps: number;
  usualDays: number;
  /** The version number that it would get. */
  version: number;
  newest: TemplateVersionEntry;
  /** The differences from the newest version. A template without differences is not published. */
  changes: TemplateChange[];
}

/** The templates of one programme, from its stream. @throws NotFound if there are no events */
export class ProgrammeTemplates {
  readonly #facts: readonly Fact[];
  readonly #state: ProgrammeState;
  /** The number of versions ever published, including withdrawn ones. */
  readonly #recorded: number;
  readonly #programme: { id: string; name: string; example: boolean };

  constructor(id: string, events: readonly StoredEvent[]) {
    if (events.length === 0) throw new NotFound('programme', id);
    this.#facts = factsOf(events);
    this.#recorded = events.filter(({ type }) => type === 'TemplatePublished').length;
    this.#state = fold(deciders.programme, this.#facts);
    this.#programme = { id, name: this.#state.programme.name ?? 'Not yet named', example: events[0]?.metadata.example === true };
  }

  list(): TemplatesView {
    const items = this.#versions().map(([version, content]) => this.#entry(version, content));
    return { ...this.#programme, total: items.length, items };
  }

  /** @param version default: the newest. @throws NotFound */
  one(version?: number): TemplateVersionView {
    const [number, content] = this.#find(version);
    const { phases, steps } = content;
    return {
      ...this.#entry(number, content),
      programme: this.#programme,
      phases: phases.map(({ code, title, gate }) => ({ code, title, gate: gate && { steps: [...gate.steps], conditions: gate.conditions.map(condition) } })),
      steps: steps.map((step) => stepView(step, steps)),
      yaml: templateAsYaml(content),
    };
  }

  /** @throws NotFound */
  content(version: number): Template {
    return this.#find(version)[1];
  }

  changes(from: number, to?: number, renamed: Renamed = []): TemplateChangesView {
    const [before, after] = [this.#find(from), this.#find(to)];
    return { programme: this.#programme, from: this.#entry(...before), to: this.#entry(...after), changes: changesInWords(templateDiff(before[1], after[1], Object.fromEntries(renamed.map((one) => [one.from, one.to]))), templateTitles) };
  }

  /** Previews the publication of a template file. @throws InvalidInput with every fault of the text */
  preview(text: string): TemplatePreview {
    const content = templateFromText(text);
    const [version, newest] = this.#find(undefined);
    const { title, phases, steps } = content;
    return {
      title, phases: phases.length, steps: steps.length, usualDays: usualDays(content), version: nextVersion(version, this.#recorded), newest: this.#entry(version, newest),
      changes: changesInWords(templateDiff(newest, content), templateTitles),
    };
  }

  /** Newest first. */
  #versions(): [version: number, content: Template][] {
    return [[0, defaultTemplate] as [number, Template], ...this.#state.templates.versions.map(({ version, content }): [number, Template] => [version, content])].reverse();
  }

  #find(version: number | undefined): [version: number, content: Template] {
    const found = this.#versions().find(([number]) => version === undefined || number === version);
    if (!found) throw new NotFound('version', String(version));
    return found;
  }

  #entry(version: number, content: Template): TemplateVersionEntry {
    const { template, title, phases, steps } = content;
    const published = this.#state.templates.versions.find((one) => one.version === version);
    const fact = this.#facts.find(({ id }) => id === published?.id);
    return {
      version, template, title, newest: version === this.#versions()[0]?.[0], hash: contentHash(content),
      published: published && fact ? { id: published.id, on: published.on, role: fact.actor.role } : null,
      phases: phases.length, steps: steps.length, usualDays: usualDays(content),
    };
  }
}

const stepView = ({ done, ...step }: Step, steps: readonly Step[]): TemplateStepView => ({
  ...step,
  owner: role(step.owner),
  needs: [...step.needs],
  neededBy: steps.filter(({ needs }) => needs.some((need) => need.step === step.code)).map(({ code }) => code),
  condition: 'condition' in done ? condition(done.condition) : null,
  waivable: step.waivable.map(role),
  links: [...step.links],
});

const role = (code: string): Coded => ({ code, label: templateTitles.role(code) });
const condition = (code: string): Coded => ({ code, label: templateTitles.condition(code) });

/** An arbitrary start: without pauses, the length does not depend on it. */
const begin = '2026-01-05';

function usualDays({ steps }: Template): number {
  const network = steps.map(({ code, needs, duration }) => ({ code, needs, days: duration.usual, startedOn: null, finishedOn: null, pin: null }));
  return daysBetween(begin, scheduleOf({ startOn: begin, steps: network, pauses: [] }).finishOn) + 1;
}

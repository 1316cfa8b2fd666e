/** A process definition: phases with gates, and steps with prerequisites. Lengths of time are calendar days. */
export interface Template {
  /** Kebab case; stays the same from version to version. */
  template: string;
  title: string;
  /** In the order in which a development goes through them. */
  phases: readonly Phase[];
  steps: readonly Step[];
}

export interface Phase {
  code: string;
  title: string;
  /** What is needed before the next phase begins. Only the last phase may have none. */
  gate: Gate | null;
}

export interface Gate {
  /** Codes of steps, each done or waived. */
  steps: readonly string[];
  /** Codes of conditions, each met. */
  conditions: readonly string[];
}

export interface Step {
  code: string;
  title: string;
  purpose: string;
  /** Code of its phase. */
  phase: string;
  /** The role that has it. */
  owner: string;
  needs: readonly Need[];
  duration: Duration;
  done: Completion;
  evidence: EvidenceRule;
  /** True when it appears in the plan, on the programme page, in reminders and calendars. */
  milestone: boolean;
  /** The roles that may waive it; of two of them each has to agree. */
  waivable: readonly string[];
  links: readonly Link[];
}

/** A prerequisite, finish to start: the step begins on the day after it has finished, `lag` days later. */
export interface Need {
  step: string;
  lag: number;
}

/** In days, `least` ≤ `usual` ≤ `most`. 0: the step has no length. */
export interface Duration {
  least: number;
  usual: number;
  most: number;
}

/** What completes a step: facts of the development, by the code of a condition, or the word of a person. */
export type Completion = { condition: string } | { word: true };

export type EvidenceRule = 'required' | 'optional' | 'none';

export interface Link {
  title: string;
  url: string;
}

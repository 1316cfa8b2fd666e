import type { PlainDate } from '#kernel';
import type { GateNeed } from './gates.view.js';
import type { Coded, Dated } from './shapes.js';
import type { StepPerson } from './step-person.js';

/** A step by its code and title. */
export interface StepName {
  code: string;
  title: string;
}

/** A document that shows that a step was done: what it is and where it is kept. */
export interface EvidenceView {
  id: string;
  on: PlainDate;
  title: string;
  kind: Coded;
  keptAt: string;
  /** Where the transcript of a recording is kept. */
  transcriptAt: string | null;
  /** Of the file, in hexadecimal digits. */
  sha256: string | null;
  withdrawnOn: PlainDate | null;
}

/** One step of the plan, on the day of the view. */
export interface StepView extends StepName {
  purpose: string;
  /** The code of its phase. */
  phase: string;
  /** The role whose it is. */
  owner: Coded;
  /** The person who was named for it, in place of the people of its role. */
  person: StepPerson | null;
  standing: Coded;
  /** Since when it stands so; null while it cannot start yet. */
  since: PlainDate | null;
  startedOn: PlainDate | null;
  /** The day on which it was done or waived. */
  finishedOn: PlainDate | null;
  /** What it still waits for. */
  waitsFor: StepName[];
  /** Of a step that is done: what it needs and was done only later, or is open. */
  doneBefore: StepName[];
  /** True when somebody says that it is done; otherwise it follows its fact. */
  byWord: boolean;
  /** What completes it, and the commands that record that; null when somebody says that it is done. */
  condition: { code: string; title: string; recordedBy: string[] } | null;
  evidenceRule: 'required' | 'optional' | 'none';
  /** Done by a fact without the evidence that is required. */
  evidenceMissing: boolean;
  evidence: EvidenceView[];
  problem: string | null;
  waiver: { on: PlainDate; reason: string; roles: string[] } | null;
  milestone: boolean;
  links: { title: string; url: string }[];
  /** The first day on which it can start, or started. */
  startOn: PlainDate;
  /** The first day on which it can be finished, or was. */
  finishOn: PlainDate;
  /** The last day on which it may finish without moving the end; null of a step that is done. */
  latestFinishOn: PlainDate | null;
  /** Days that it may be later without moving the end; negative when more is asked for than there is; null of a step that is done. */
  float: number | null;
  /** True of an open step that may not be later at all. */
  critical: boolean;
  /** The days of the baseline in force; null when the baseline lacks the step. */
  baseline: { startOn: PlainDate; finishOn: PlainDate } | null;
  /** Days from the finish of the baseline to the finish now; negative when earlier. */
  daysAfterBaseline: number | null;
}

export interface PhaseView {
  code: string;
  title: string;
  /** The ULO is in this one. */
  current: boolean;
  /** The day on which the last of what its gate needs was there; null while it is not passed. */
  passedOn: PlainDate | null;
  needs: GateNeed[];
  /** Steps done or waived. */
  finished: number;
  steps: number;
}

/** A day that was agreed and cannot be kept. */
export interface BrokenPinView {
  step: StepName;
  finishOn: PlainDate;
  /** Days by which it will be later. */
  days: number;
  /** Open steps that lead to it and are too late. */
  because: StepName[];
}

/** The plan that a ULO follows, and its steps. */
export interface FollowedPlanView {
  /** The day on which it was laid out. */
  on: PlainDate;
  startOn: PlainDate;
  template: { title: string; version: number };
  /** When the last step finishes, as the schedule stands. */
  finishOn: PlainDate;
  /** When it was to finish as first laid out, and as last adopted by the users. */
  firstFinishOn: PlainDate | null;
  agreedFinishOn: PlainDate | null;
  /** In the order of the template. */
  steps: StepView[];
  phases: PhaseView[];
  brokenPins: BrokenPinView[];
  waiverRequests: { id: string; on: PlainDate; step: string; need: string | null; reason: string; by: Coded }[];
  /** Steps that the plan does not have any more. */
  removed: (StepName & { on: PlainDate; reason: string | null })[];
}

export interface StepsView {
  /** Null before the day on which a plan was laid out. */
  plan: FollowedPlanView | null;
  /** True while the development is paused. */
  paused: boolean;
  pauses: { id: string; from: PlainDate; to: PlainDate | null; why: string }[];
  /** Returns to an earlier phase. */
  returns: (Dated & { phase: string; why: string; endedOn: PlainDate | null })[];
  ended: { on: PlainDate; outcome: string; outcomeInWords: string; note: string | null } | null;
}

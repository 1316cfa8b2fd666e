import type { PlainDate } from '#kernel';
import type { Pin, Pause } from '../schedule/network.js';
import type { Step, Template } from '../template/template.js';

/** A development that follows a template: the plan as it now is, and what was said of its steps. */
export interface FollowedPlan {
  /** Null while no plan was laid out. */
  plan: LaidOutPlan | null;
  /** What was said of each step, by its code; also of steps that no plan holds (any more). */
  records: Record<string, StepRecord>;
  /** Steps that a move to another version, or a decision, took out. */
  removed: RemovedStep[];
  /** Steps of one's own, which no template holds: they stay when the plan is moved. */
  own: Step[];
  /** Every laying out and move, in the order in which they happened. */
  versions: { id: string; on: PlainDate; version: number }[];
}

export interface LaidOutPlan {
  /** The id of the fact that laid it out. */
  id: string;
  /** The day on which it was decided: there is no plan before. */
  on: PlainDate;
  /** The day on which the work starts. */
  startOn: PlainDate;
  version: number;
  /** The template's content with the steps that were added and without those that were dropped. */
  content: Template;
}

export interface RemovedStep {
  code: string;
  title: string;
  on: PlainDate;
  /** Why it was dropped; null: it is no longer in the template. */
  reason: string | null;
}

/** What people said of one step, in the order in which it happened. */
export interface StepRecord {
  /** The day on which somebody said that it was begun. */
  startedOn: PlainDate | null;
  /** That it is done, by the word of a person; null while it is not. */
  completed: { id: string; on: PlainDate } | null;
  evidence: Evidence[];
  waiverRequests: WaiverRequest[];
  /** The waiver of the step itself. */
  waiver: Waiver | null;
  /** Waivers of single prerequisites. */
  waivedNeeds: (Waiver & { need: string })[];
  /** What was agreed about its days: the last one counts. */
  pins: { id: string; on: PlainDate; pin: Pin | null; reason: string }[];
  /** The id of the person who was named for it; null: it is its role's. */
  person: string | null;
}

/** A reference to where a document is kept. */
export interface Evidence {
  id: string;
  on: PlainDate;
  title: string;
  kind: string;
  keptAt: string;
  /** Where the transcript of a recording is kept. */
  transcriptAt: string | null;
  /** Of the file, in hexadecimal digits. */
  sha256: string | null;
  withdrawnOn: PlainDate | null;
}

export interface WaiverRequest {
  id: string;
  on: PlainDate;
  /** Null: the whole step. */
  need: string | null;
  reason: string;
  by: { id: string; role: string };
}

export interface Waiver {
  id: string;
  on: PlainDate;
  reason: string;
  /** The roles that agreed: of who asked, then of who granted. */
  roles: readonly string[];
}

export const noPlan = (): FollowedPlan => ({ plan: null, records: {}, removed: [], own: [], versions: [] });

const nothingSaid = (): StepRecord => ({ startedOn: null, completed: null, evidence: [], waiverRequests: [], waiver: null, waivedNeeds: [], pins: [], person: null });

const none: Readonly<StepRecord> = Object.freeze(nothingSaid());

/** What was said of a step; nothing yet when nobody said anything. Not to be changed. */
export const saidOf = ({ records }: Pick<FollowedPlan, 'records'>, code: string): Readonly<StepRecord> => (Object.hasOwn(records, code) ? records[code] : undefined) ?? none;

/** The record of a step, made when there is none: to be changed by facts only. */
export function recordOf(plan: FollowedPlan, code: string): StepRecord {
  const known = Object.hasOwn(plan.records, code) ? plan.records[code] : undefined;
  if (known) return known;
  const made = nothingSaid();
  plan.records[code] = made;
  return made;
}

/** Stretches of days that count for no duration. An open one ends on the day after `day`, as if the work went on then. */
export type Pauses = readonly Pause[];

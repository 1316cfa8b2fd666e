import type { PlainDate } from '#kernel';
import type { Pin, Pause } from '../schedule/network.js';
import type { Step, Template } from '../template/template.js';

/** The plan of a development that follows a template, and the records of its steps. */
export interface FollowedPlan {
  /** Null until a plan is laid out. */
  plan: LaidOutPlan | null;
  /** The record of each step, by code; also of steps that are not in the plan. */
  records: Record<string, StepRecord>;
  /** Steps that were removed by a move to another version or by a decision. */
  removed: RemovedStep[];
  /** Steps that the development added and no template has. They remain when the plan moves to another version. */
  own: Step[];
  /** Every time the plan was laid out or moved, in order. */
  versions: { id: string; on: PlainDate; version: number }[];
}

export interface LaidOutPlan {
  /** The id of the fact that laid out the plan. */
  id: string;
  /** The day on which the plan was decided. There is no plan before it. */
  on: PlainDate;
  /** The day on which the work starts. */
  startOn: PlainDate;
  version: number;
  /** The content of the template, with added steps and without dropped ones. */
  content: Template;
}

export interface RemovedStep {
  code: string;
  title: string;
  on: PlainDate;
  /** The reason for dropping it; null when it is no longer in the template. */
  reason: string | null;
}

/** The facts that people recorded of one step, in the order in which they happened. */
export interface StepRecord {
  /** The recorded day on which it was started. */
  startedOn: PlainDate | null;
  /** Its completion by the word of a person; null while there is none. */
  completed: { id: string; on: PlainDate } | null;
  evidence: Evidence[];
  waiverRequests: WaiverRequest[];
  /** The waiver of the step itself. */
  waiver: Waiver | null;
  /** Waivers of single prerequisites. */
  waivedNeeds: (Waiver & { need: string })[];
  /** The pins agreed for it. The last one applies. */
  pins: { id: string; on: PlainDate; pin: Pin | null; reason: string }[];
  /** The id of the person named for it; null when its role owns it. */
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
  /** The hash of the file, in hexadecimal digits. */
  sha256: string | null;
  withdrawnOn: PlainDate | null;
}

export interface WaiverRequest {
  id: string;
  on: PlainDate;
  /** The prerequisite to waive; null for the whole step. */
  need: string | null;
  reason: string;
  by: { id: string; role: string };
}

export interface Waiver {
  id: string;
  on: PlainDate;
  reason: string;
  /** The role of the person who asked, then the role of the person who granted. */
  roles: readonly string[];
}

export const noPlan = (): FollowedPlan => ({ plan: null, records: {}, removed: [], own: [], versions: [] });

const emptyRecord = (): StepRecord => ({ startedOn: null, completed: null, evidence: [], waiverRequests: [], waiver: null, waivedNeeds: [], pins: [], person: null });

const none: Readonly<StepRecord> = Object.freeze(emptyRecord());

/** The record of a step, empty when there is none. Must not be changed. */
export const saidOf = ({ records }: Pick<FollowedPlan, 'records'>, code: string): Readonly<StepRecord> => (Object.hasOwn(records, code) ? records[code] : undefined) ?? none;

/** The record of a step, created when there is none. Only facts may change it. */
export function recordOf(plan: FollowedPlan, code: string): StepRecord {
  const known = Object.hasOwn(plan.records, code) ? plan.records[code] : undefined;
  if (known) return known;
  const created = emptyRecord();
  plan.records[code] = created;
  return created;
}

/** Days that do not count for durations. An open pause ends on the day after `day`, as if the work continued then. */
export type Pauses = readonly Pause[];

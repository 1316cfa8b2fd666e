import type { PlainDate } from '#kernel';
import type { SupportNeed, WorkerSkill } from './codes.js';
import type { PostTerms } from './post.js';

/** A development worker's post, without a name. The id of the appointment identifies the worker. */
export interface Worker {
  id: string;
  appointedOn: PlainDate;
  skills: WorkerSkill[];
  /** The terms with their first days: the appointment, then every change. */
  terms: (PostTerms & { on: PlainDate })[];
  leftOn: PlainDate | null;
}

/** All lists are in the order in which things happened. */
export interface StaffingState {
  workers: Worker[];
  supervisions: { id: string; on: PlainDate; worker: string }[];
  trainings: { id: string; on: PlainDate; about: string; people: number; hours: number | null }[];
  volunteering: { id: string; on: PlainDate; hours: number; volunteers: number }[];
  supportNeeds: { id: string; on: PlainDate; need: SupportNeed; note: string | null }[];
}

/** The workers in post. */
export const workersInPost = (state: StaffingState): Worker[] => state.workers.filter((w) => w.leftOn === null);

/** The last agreed terms of the post. */
export const termsOf = (worker: Worker): PostTerms => worker.terms.at(-1) ?? { fullTimeEquivalent: 0, dedicated: false };

export const isFullTimeDedicated = ({ fullTimeEquivalent, dedicated }: PostTerms): boolean => fullTimeEquivalent >= 1 && dedicated;

/** Days from `from` up to, but not including, `to` (null: until now) on which one worker was full-time and dedicated. */
export interface Cover {
  from: PlainDate;
  to: PlainDate | null;
  /** True when the cover ended because the worker left, not because the post was cut. */
  left: boolean;
}

/** The periods in which a worker's post was full-time and dedicated, earliest first. */
export const fullTimeCover = ({ terms, leftOn }: Worker): Cover[] =>
  terms.flatMap((term, i) => {
    const changed = terms[i + 1]?.on ?? null;
    const left = leftOn !== null && (changed === null || leftOn < changed);
    const to = left ? leftOn : changed;
    return isFullTimeDedicated(term) && (to === null || term.on < to) ? [{ from: term.on, to, left }] : [];
  });

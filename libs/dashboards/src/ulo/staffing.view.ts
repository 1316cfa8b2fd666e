import type { PlainDate } from '#kernel';
import { isFullTimeDedicated, supportNeeds, workerSkills, termsOf, workersInPost, type UloState, type Worker } from '#development';
import { coded, type Coded, type Dated } from './shapes.js';

/** A development worker's post. The worker is known by the id of the appointment, never by name. */
export interface WorkerView {
  id: string;
  appointedOn: PlainDate;
  leftOn: PlainDate | null;
  skills: Coded[];
  /** What was agreed from each day on: the appointment first. `fullTimeEquivalent` is 1 for a full-time post. */
  terms: { on: PlainDate; fullTimeEquivalent: number; dedicated: boolean }[];
  fullTimeEquivalent: number;
  dedicated: boolean;
}

export interface StaffingView {
  /** Oldest first. */
  workers: WorkerView[];
  inPost: number;
  /** True when somebody in post is full-time and dedicated. */
  fullTimeDedicated: boolean;
  supervisions: (Dated & { worker: string })[];
  trainings: (Dated & { about: string; people: number; hours: number | null })[];
  volunteering: (Dated & { hours: number; volunteers: number })[];
  volunteerHours: number;
  supportNeeds: (Dated & { need: Coded; note: string | null })[];
}

export function staffingView({ staffing: s }: UloState): StaffingView {
  const inPost = workersInPost(s);
  return {
    workers: s.workers.map(workerView),
    inPost: inPost.length,
    fullTimeDedicated: inPost.some((w) => isFullTimeDedicated(termsOf(w))),
    supervisions: s.supervisions.map(({ id, on, worker }) => ({ id, on, worker })),
    trainings: s.trainings.map(({ id, on, about, people, hours }) => ({ id, on, about, people, hours })),
    volunteering: s.volunteering.map(({ id, on, hours, volunteers }) => ({ id, on, hours, volunteers })),
    volunteerHours: s.volunteering.reduce((sum, v) => sum + v.hours, 0),
    supportNeeds: s.supportNeeds.map(({ id, on, need, note }) => ({ id, on, need: coded(supportNeeds, need), note })),
  };
}

const workerView = (w: Worker): WorkerView => ({
  id: w.id,
  appointedOn: w.appointedOn,
  leftOn: w.leftOn,
  skills: w.skills.map((skill) => coded(workerSkills, skill)),
  terms: w.terms.map(({ on, fullTimeEquivalent, dedicated }) => ({ on, fullTimeEquivalent, dedicated })),
  fullTimeEquivalent: termsOf(w).fullTimeEquivalent,
  dedicated: termsOf(w).dedicated,
});

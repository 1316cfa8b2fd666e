import type { PlainDate } from '#kernel';
import type { Coded, Share } from './shapes.js';

/** What a phase still waits for, or when it was left behind. */
export interface GateView {
  phase: Coded;
  /** The first day on which all its needs were met; null while one is not. */
  passedOn: PlainDate | null;
  needs: { label: string; metOn: PlainDate | null }[];
}

/** The head of every page of a ULO. */
export interface OverviewView {
  name: string;
  area: string;
  commissioner: string;
  /** The name is null when the programme's stream is not known here. */
  programme: { id: string; name: string | null };
  startedOn: PlainDate;
  /** Completed months from the start to the day of the view. */
  monthsSinceStart: number;
  phase: Coded;
  gates: GateView[];
  nextMilestone: { id: string; name: string; dueOn: PlainDate; daysUntil: number } | null;
  /** Milestones that are neither achieved nor withdrawn and whose day now agreed has passed. */
  lateMilestones: number;
  /** Milestones whose day was moved at least once, achieved or not: moved is not late. */
  rescheduledMilestones: number;
  openWarnings: { red: number; amber: number };
  usersOnCommittee: Share | null;
  mentoringHoursIn90Days: number;
  /** Completed months from the day of the view to the end of the last funding agreement that pays core costs. */
  monthsOfCoreCostCovered: number;
  forecastFinish: PlainDate | null;
}

import type { PlainDate } from '#kernel';
import type { FollowedPlan } from '#workflow';
import type { PlannedStep } from './planned-days.js';

/** Planned days. A baseline never changes. */
export interface Baseline {
  id: string;
  on: PlainDate;
  finishOn: PlainDate;
  /** Null when only the finish was recorded. */
  steps: PlannedStep[] | null;
}

/** The plan that a ULO follows, and the records of its steps. */
export interface StepsState extends FollowedPlan {
  /** The days of the first laid-out plan, then of each adopted plan, in the order in which things happened. */
  baselines: Baseline[];
}

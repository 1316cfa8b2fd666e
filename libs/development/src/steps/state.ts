import type { PlainDate } from '#kernel';
import type { FollowedPlan } from '#workflow';
import type { PlannedStep } from './planned-days.js';

/** Days that were planned once. They never change. */
export interface Baseline {
  id: string;
  on: PlainDate;
  finishOn: PlainDate;
  /** Null: only the finish was said. */
  steps: PlannedStep[] | null;
}

/** The plan that a ULO follows, and what was said of its steps. */
export interface StepsState extends FollowedPlan {
  /** The days as they were laid out first, then as users adopted them, in the order in which it happened. */
  baselines: Baseline[];
}

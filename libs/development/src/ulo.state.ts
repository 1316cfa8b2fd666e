import type { MentoringState } from './mentoring/mentoring.state.js';

/** Everything folded of one ULO: one slice a part. */
export interface UloState {
  mentoring: MentoringState;
}

import type { WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { noMentoringForSixWeeks } from './no-mentoring-for-six-weeks.js';

/** Every rule that watches a ULO. */
export const uloWarnings: readonly WarningRule<UloState>[] = [
  noMentoringForSixWeeks,
];

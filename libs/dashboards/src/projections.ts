import type { AnyProjection } from '#projections';
import { datedProjection } from './dated/dated.projection.js';
import { milestonesProjection } from './milestones/milestones.projection.js';
import { portfolioProjection } from './portfolio/portfolio.projection.js';
import { programmesProjection } from './programmes/programmes.projection.js';
import { outcomesProjection } from './reminders/outcomes.projection.js';
import { warningsProjection } from './warnings/warnings.projection.js';

/** The read models of ULOs and programmes. */
export const projections: readonly AnyProjection[] = [
  portfolioProjection,
  warningsProjection,
  milestonesProjection,
  programmesProjection,
  outcomesProjection,
  datedProjection,
];

import { mentoringReferences } from './mentoring/mentoring.references.js';
import { milestonesReferences } from './milestones/milestones.references.js';
import { lessonsReferences } from './lessons/lessons.references.js';
import { governanceReferences } from './governance/governance.references.js';
import { bidsReferences } from './bids/bids.references.js';
import { agreementsReferences } from './agreements/agreements.references.js';
import { staffingReferences } from './staffing/staffing.references.js';
import { premisesReferences } from './premises/premises.references.js';
import type { References } from './reference-choice.js';
import type { UloState } from './ulo.state.js';

/** The choices that `@Reference({ to })` fields offer, by the name of `to`. */
export const references = (ulo: UloState): References => ({
  ...mentoringReferences(ulo),
  ...milestonesReferences(ulo),
  ...lessonsReferences(ulo),
  ...governanceReferences(ulo),
  ...bidsReferences(ulo),
  ...agreementsReferences(ulo),
  ...staffingReferences(ulo),
  ...premisesReferences(ulo),
});

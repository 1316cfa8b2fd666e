import { mentoringReferences } from './mentoring/mentoring.references.js';
import { governanceReferences } from './governance/governance.references.js';
import type { References } from './reference-choice.js';
import type { UloState } from './ulo.state.js';

/** The choices that `@Reference({ to })` fields offer, by the name of `to`. */
export const references = (ulo: UloState): References => ({
  ...mentoringReferences(ulo),
  ...governanceReferences(ulo),
});

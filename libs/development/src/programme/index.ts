import { programmePart } from '../programme-part.js';
import { ruleSetAdopted } from './adopt-rule-set.js';
import { programmeClosed } from './close-programme.js';
import { userGroupGapIdentified } from './identify-user-group-gap.js';
import { programmeOpened } from './open-programme.js';
import { areaSelfAssessmentRecorded } from './record-area-self-assessment.js';

export { jurisdictions, ruleSets, type Jurisdiction } from './codes.js';
export { ruleSetOn } from './state.js';
export { OpenProgramme } from './open-programme.js';
export { RecordAreaSelfAssessment } from './record-area-self-assessment.js';
export { IdentifyUserGroupGap } from './identify-user-group-gap.js';
export { AdoptRuleSet } from './adopt-rule-set.js';
export { CloseProgramme } from './close-programme.js';

/** The part with the programme itself. `programme` in `../programme.ts` is the whole stream type. */
export const programmeItself = programmePart('programme', {
  title: 'Programme',
  initial: () => ({
    name: null, area: null, jurisdiction: 'england', openedOn: null, closedOn: null, closingNote: null, assessments: [], gaps: [], ruleSets: [],
  }),
  facts: [programmeOpened, areaSelfAssessmentRecorded, userGroupGapIdentified, ruleSetAdopted, programmeClosed],
});

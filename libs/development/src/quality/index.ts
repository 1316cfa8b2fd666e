import { uloPart } from '../ulo-part.js';
import { qualitySystemChosen } from './choose-quality-system.js';
import { qualitySelfAssessmentCompleted } from './complete-quality-self-assessment.js';
import { qualityAwardGranted } from './record-quality-award.js';

export { qualitySystems } from './codes.js';
export { ChooseQualitySystem } from './choose-quality-system.js';
export { CompleteQualitySelfAssessment } from './complete-quality-self-assessment.js';
export { RecordQualityAward } from './record-quality-award.js';

export const quality = uloPart('quality', {
  title: 'Quality',
  initial: () => ({ systems: [], selfAssessments: [], awards: [] }),
  facts: [qualitySystemChosen, qualitySelfAssessmentCompleted, qualityAwardGranted],
});

import { uloPart } from '../ulo-part.js';
import { developmentEnded } from './end-development.js';
import { phaseReturnEnded } from './end-phase-return.js';
import { developmentPaused } from './pause-development.js';
import { developmentResumed } from './resume-development.js';
import { phaseReturned } from './return-to-phase.js';

export { outcomes } from './codes.js';
export type { DatedPauses } from './state.js';
export { isPaused, pausesOn, phaseReturnedTo } from './state.js';
export { PauseDevelopment } from './pause-development.js';
export { ResumeDevelopment } from './resume-development.js';
export { EndDevelopment } from './end-development.js';
export { ReturnToPhase } from './return-to-phase.js';
export { EndPhaseReturn } from './end-phase-return.js';

export const course = uloPart('course', {
  title: 'Pauses, phases and the end',
  initial: () => ({ pauses: [], ended: null, returns: [], activeDays: [] }),
  facts: [developmentPaused, developmentResumed, phaseReturned, phaseReturnEnded, developmentEnded],
});

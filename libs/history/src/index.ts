export { correctionEvents, isCorrection, type CorrectionRecorded } from './corrections.js';
export { isRedaction, redactionEvents, type TextRedacted } from './redactions.js';
export { factsOf, inOrder } from './history.js';
export { LiveFold } from './live-fold.js';
export { foldOf } from './fold-of.js';
export { openOn, warningsOf, type Warning } from './warnings.js';

import { uloPart } from '../ulo-part.js';
import { progressMade } from './record-progress.js';

export { progressKinds } from './codes.js';
export { progressReached } from './reached.js';
export { RecordProgress } from './record-progress.js';
export { isSameProgress, newsUntil, progressInWords } from './state.js';

export const progress = uloPart('progress', {
  title: 'Progress',
  initial: () => ({ recorded: [] }),
  facts: [progressMade],
});

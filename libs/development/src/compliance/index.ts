import { uloPart } from '../ulo-part.js';
import { warningAcknowledged } from './acknowledge-warning.js';

export * from './codes.js';
export * from './state.js';
export { AcknowledgeWarning } from './acknowledge-warning.js';

export const compliance = uloPart('compliance', {
  title: 'Warnings',
  initial: () => ({ acknowledgements: [] }),
  facts: [warningAcknowledged],
});

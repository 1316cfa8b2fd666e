import { uloPart } from '../ulo-part.js';
import { serviceClosed } from './close-service.js';
import { serviceOpened } from './open-service.js';
import { outcomeRecorded } from './record-outcome.js';
import { servicePrepared } from './prepare-service.js';

export { outcomeTags, serviceKinds } from './codes.js';
export { openServices } from './state.js';
export { PrepareService } from './prepare-service.js';
export { OpenService } from './open-service.js';
export { RecordOutcome } from './record-outcome.js';
export { CloseService } from './close-service.js';

export const services = uloPart('services', {
  title: 'Services',
  initial: () => ({ prepared: [], runs: [], outcomes: [] }),
  facts: [servicePrepared, serviceOpened, serviceClosed, outcomeRecorded],
});

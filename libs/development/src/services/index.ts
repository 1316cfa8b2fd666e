import { uloPart } from '../ulo-part.js';
import { serviceClosed } from './close-service.js';
import { serviceOpened } from './open-service.js';
import { servicePrepared } from './prepare-service.js';

export { serviceKinds } from './codes.js';
export { openServices } from './state.js';
export { PrepareService } from './prepare-service.js';
export { OpenService } from './open-service.js';
export { CloseService } from './close-service.js';

export const services = uloPart('services', {
  title: 'Services',
  initial: () => ({ prepared: [], runs: [] }),
  facts: [servicePrepared, serviceOpened, serviceClosed],
});

export { deciders } from './deciders.js';
export { commands } from './commands.js';
export { eventSchemas, eventSteps, eventVersions } from './event-versions.js';
export { knownEvents } from './known-events.js';
export { projections } from './projections.js';
export { inCurrentVersions, cachedWithTexts, textKeyIdIn, withTexts } from './upcasting.js';
export { readModelWorker } from './rebuild.composition.js';

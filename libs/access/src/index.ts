export { covers, everything, type Place, type Scope } from './scope.js';
export { isInForce, type Grant } from './grant.js';
export type { Identity } from './identity.js';
export { tracePeople } from './trace.js';
export { StepUpNeeded, assertSteppedUp, authorise, authoriseEverywhere, authoriseRole, forbiddenOutside, grantsAt, isAllowed, isEverywhere, type Restricted } from './authorise.js';
export { isWithin, nowhere, withinOf, type Within } from './within.js';

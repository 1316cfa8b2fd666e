export { factId, somebody, specFor, type Given } from './scenario.js';
export { fakeClock, type FakeClock } from './fake-clock.js';
export { anyBody, type AnyBody } from './any-body.js';
export { smallTemplate } from './small-template.js';
export { correctionOf, eventId, specForManager, type Logged } from './managed.js';
export { throughout, until } from './until.js';

export * from './scenario.js';
export * from './fake-clock.js';
export * from './any-body.js';
export { smallTemplate } from './small-template.js';
export * from './managed.js';

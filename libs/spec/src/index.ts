export * from './scenario.js';
export * from './fake-clock.js';
export * from './any-body.js';

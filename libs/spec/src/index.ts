export * from './scenario.js';
export * from './fake-clock.js';

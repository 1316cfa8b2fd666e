export * from './engine.js';
export * from './background-work.js';
export * from './works.js';
export * from './health-checks.js';
export { LogWatch } from './log-watch/log-watch.js';
export { HEALTH, HealthController, type Health } from './http/health.controller.js';
export { nestLogger } from './http/nest-logger.js';
export { MayNotStart, sentenceFor } from './start-errors.js';
export { runUntilStopped, type Running } from './until-stopped.js';

export * from './phase-name.js';
export * from './phases-followed.js';

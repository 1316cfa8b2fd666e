export * from './engine.js';
export * from './background-work.js';

export * from './corrections.js';
export * from './history.js';
export * from './live-fold.js';
export * from './warnings.js';

export * from './corrections.js';
export * from './history.js';
export * from './live-fold.js';
export { FoldedStreams, type FoldedStream } from './folded-streams.js';
export * from './warnings.js';

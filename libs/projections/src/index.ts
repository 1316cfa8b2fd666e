export type { AnyProjection, Folded, Projection } from './projection.js';
export type { Statements } from './file/statements.js';
export type { ParkedStream } from './file/parked.js';
export type { Processes } from './live/folds.js';
export type { ReadModelOptions } from './options.js';
export type { Progress } from './rebuild/catch-up.js';
export type { Composition, WorkerComposition } from './rebuild/composition.js';
export { openReadModel, type ReadModel } from './read-model.js';
export { NotReady, type Status } from './status.js';

export type { AnyProjection, Folded, Projection } from './projection.js';
export type { Statements } from './file/statements.js';
export { checkpointsIn, type Checkpoint } from './file/checkpoints.js';
export type { Composition, WorkerComposition } from './rebuild/composition.js';
export { openReadModel, type ReadModel } from './read-model.js';
export { NotReady, type Status } from './status.js';
export { SnapshotUnusable } from './snapshot/manifest.js';
export { takeSnapshot } from './snapshot/take.js';
export { startFromSnapshot } from './snapshot/start-from.js';

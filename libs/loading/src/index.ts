export { BadRows, type BadRow } from './bad-rows.js';
export { loadExamples, shippedExamples, NotEmpty, type LoadExamples } from './examples.js';
export { importRows, type Imported, type ImportRows } from './import.js';
export type { Subject } from './labels.js';
export { loadSynthetic, type LoadSynthetic } from './synthetic/load-synthetic.js';
export { seedCluster } from './seed-cluster.js';
export { seedFolder, type SeedFolder } from './seed-folder.js';

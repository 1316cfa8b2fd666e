export { BadRows, type BadRow } from './bad-rows.js';
export { exampleFiles, loadExamples, NotEmpty, type LoadExamples } from './examples.js';
export { importRows, type Imported, type ImportRows } from './import.js';
export type { Subject } from './labels.js';

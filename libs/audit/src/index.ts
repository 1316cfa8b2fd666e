export * from './directory.js';
export * from './history/entry.js';
export * from './history/history.js';
export { EventValidator, type KnownEvents, type KnownKind } from './validate/event-validator.js';
export * from './export/format.js';
export * from './export/export-log.js';
export * from './export/check-export.js';
export * from './export/restore-log.js';

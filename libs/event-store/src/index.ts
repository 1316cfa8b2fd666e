export * from './port.js';
export * from './errors.js';
export * from './envelope/canonical-text.js';
export * from './sqlite/open.js';
export type { SqliteEventStore } from './sqlite/sqlite-event-store.js';

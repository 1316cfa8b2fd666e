export * from './settings.js';
export { settingsTable } from './settings-table.js';
export type { SettingName } from './setting-rules.js';
export * from './secrets.js';
export * from './private-files.js';
export * from './logging.js';
export * from './metrics.js';
export * from './health.js';
export * from './csv.js';

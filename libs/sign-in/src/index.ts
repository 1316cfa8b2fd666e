export type { AccessState, Keeping, Kept } from './access-state/access-state.js';
export { recordKind, type RecordKind } from './access-state/record-kind.js';
export { openAccessState, type AccessStateChoice } from './access-state/open-access-state.js';
export { accessFileOf } from './access-state/sqlite-records.js';
export { backupAccess } from './access-state/backup-access.js';

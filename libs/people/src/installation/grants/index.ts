import { installationPart } from '../installation-part.js';
import { roleGrantedForEverything } from './grant-role-for-everything.js';
import { roleForEverythingRevoked } from './revoke-role-for-everything.js';

export { GrantRoleForEverything } from './grant-role-for-everything.js';
export { RevokeRoleForEverything } from './revoke-role-for-everything.js';

export const grants = installationPart('grants', {
  title: 'Roles for everything',
  initial: () => ({ grants: [] }),
  facts: [roleGrantedForEverything, roleForEverythingRevoked],
});

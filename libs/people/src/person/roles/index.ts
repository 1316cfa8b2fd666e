import { personPart } from '../person-part.js';
import { roleGranted } from './grant-role.js';
import { roleGrantedByClaim } from './grant-role-by-claim.js';
import { roleRevoked } from './revoke-role.js';

export { GrantRole } from './grant-role.js';
export { GrantRoleByClaim } from './grant-role-by-claim.js';
export { RevokeRole } from './revoke-role.js';

export const roles = personPart('roles', {
  title: 'Roles',
  initial: () => ({ grants: [] }),
  facts: [roleGranted, roleGrantedByClaim, roleRevoked],
});

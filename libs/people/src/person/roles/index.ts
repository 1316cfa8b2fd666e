import { personPart } from '../person-part.js';
import { roleGranted } from './grant-role.js';
import { roleRevoked } from './revoke-role.js';

export { GrantRole } from './grant-role.js';
export { RevokeRole } from './revoke-role.js';

export const roles = personPart('roles', {
  title: 'Roles',
  initial: () => ({ grants: [] }),
  facts: [roleGranted, roleRevoked],
});

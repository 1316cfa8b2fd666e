import { Choice, Command, InvalidInput, Reference, RegisteredPersonCommand, RuleRefused, grantedRoles, roles, type Role } from '#kernel';
import { isStanding, recordOf } from '../../granted.js';
import { personFact } from '../person-part.js';
import { refuseUnlessRegistered } from '../refuse-unless-registered.js';
import { isSame, scopeOf } from './grant-role.js';

/** A claim cannot grant the role of administrator, so the choice leaves it out. */
@Command({
  name: 'grant-role-by-claim',
  title: 'Grant a role by a claim',
  help: 'What the OpenID provider said at the sign-in maps to this role. It is checked again at each sign-in.',
  roles: ['milepost'],
})
export class GrantRoleByClaim extends RegisteredPersonCommand {
  @Choice({ label: 'Role', options: roles })
  role!: Role;

  @Reference({ label: 'In which programme?', to: 'programme', optional: true })
  programmeScope?: string;

  @Reference({ label: 'In which ULO?', to: 'ulo', optional: true })
  uloScope?: string;

  @Reference({ label: 'In which organisation?', to: 'organisation', optional: true })
  organisationScope?: string;
}

export const roleGrantedByClaim = personFact('roles', {
  command: GrantRoleByClaim,
  type: 'RoleGrantedByClaim',
  version: 1,
  title: 'Role granted by a claim',
  decide({ role, programmeScope, uloScope, organisationScope }, context) {
    refuseUnlessRegistered(context);
    if ([programmeScope, uloScope, organisationScope].filter((one) => one !== undefined).length !== 1)
      throw new InvalidInput([{ field: 'programmeScope', message: 'Name a programme, a ULO or an organisation: one of the three' }]);
    const scope = scopeOf({ programmeScope, uloScope, organisationScope });
    if (context.now.roles.grants.some((one) => isStanding(one) && one.source === 'claim' && one.role === role && isSame(one.scope, scope)))
      throw new RuleRefused('role-granted-already', `They have the role ${grantedRoles[role].toLowerCase()} there by a claim already.`, [], 'There is nothing to do.');
  },
  describe: ({ role }) => grantedRoles[role],
  evolve: ({ grants }, fact) => void grants.push({ ...recordOf(fact, fact.data, scopeOf(fact.data)), source: 'claim' }),
});

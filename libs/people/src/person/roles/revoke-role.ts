import { Command, Id, InvalidInput, NOTHING, RegisteredPersonCommand, RuleRefused } from '#kernel';
import { isStanding, revoke } from '../../granted.js';
import { personFact } from '../person-part.js';
import { refuseUnlessAdministered } from './grant-role.js';

@Command({
  name: 'revoke-role',
  title: 'Revoke a role',
  help: 'At once: it gives no access from now on, signed in or not.',
  roles: ['administrator', 'programme-manager', 'milepost'],
  confirm: true,
})
export class RevokeRole extends RegisteredPersonCommand {
  @Id({ label: 'Grant', hint: 'The id of the event that granted it.' })
  grant!: string;
}

export const roleRevoked = personFact('roles', {
  command: RevokeRole,
  type: 'RoleRevoked',
  version: 1,
  title: 'Role revoked',
  decide({ grant: id }, { now: { roles: { grants } }, actor }) {
    const grant = grants.find((one) => one.id === id.toLowerCase());
    if (!grant) throw new InvalidInput([{ field: 'grant', message: 'They hold no role by that id' }]);
    refuseUnlessAdministered(actor, grant.role);
    if (actor.role === 'milepost' && grant.source !== 'claim') throw new RuleRefused('granted-by-somebody', 'Somebody granted this role: it does not end with a claim.', [], 'Have it revoked by the manager of the programme.');
    return isStanding(grant) ? { grant: grant.id } : NOTHING;
  },
  describe: () => '',
  evolve: ({ grants }, fact) => revoke(grants, fact.data.grant, fact),
});


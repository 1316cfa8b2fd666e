import { Command, Id, InvalidInput, NOTHING, RegisteredPersonCommand, RuleRefused } from '#kernel';
import { isStanding, revoke } from '../../granted.js';
import { installationFact } from '../installation-part.js';
import { lastingAdministrators } from '../lasting-administrators.js';

@Command({
  name: 'revoke-role-for-everything',
  title: 'Revoke a role for everything',
  help: 'At once: it gives no access from now on, signed in or not.',
  roles: ['administrator', 'host'],
  confirm: true,
})
export class RevokeRoleForEverything extends RegisteredPersonCommand {
  @Id({ label: 'Grant', hint: 'The id of the event that granted it.' })
  grant!: string;
}

export const roleForEverythingRevoked = installationFact('grants', {
  command: RevokeRoleForEverything,
  type: 'RoleForEverythingRevoked',
  version: 1,
  title: 'Role for everything revoked',
  decide({ grant: id, person }, { now: { grants: { grants } }, occurredOn }) {
    const grant = grants.find((one) => one.id === id.toLowerCase() && one.holder === person.toLowerCase());
    if (!grant) throw new InvalidInput([{ field: 'grant', message: 'They hold no role by that id' }]);
    if (!isStanding(grant)) return NOTHING;
    const lasting = lastingAdministrators(grants, occurredOn);
    if (grant.role === 'administrator' && lasting.every((one) => one === grant))
      throw new RuleRefused('last-administrator', 'Nobody else is administrator without a last day.', [], 'Make somebody else administrator first.');
    return { grant: grant.id };
  },
  describe: () => '',
  evolve: ({ grants }, fact) => revoke(grants, fact.data.grant, fact),
});

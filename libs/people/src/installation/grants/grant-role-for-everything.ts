import { everything } from '#access';
import { Choice, Command, Day, Id, RegisteredPersonCommand, RuleRefused, factData, ownFieldsAnd, type PlainDate, grantedRoles, type GrantedRole } from '#kernel';
import { isStanding, recordOf, refuseEndBeforeStart } from '../../granted.js';
import { installationFact } from '../installation-part.js';

@Command({
  name: 'grant-role-for-everything',
  title: 'Grant a role for everything',
  help: 'For all programmes and ULOs, those to come too. An administrator says who may do what, and nothing more.',
  roles: ['administrator', 'host'],
  stepUp: true,
  confirm: true,
})
export class GrantRoleForEverything extends RegisteredPersonCommand {
  @Choice({ label: 'Role', options: grantedRoles })
  role!: GrantedRole;

  @Day({ label: 'First day', hint: 'Without an answer: from now on. A day that is past counts as today.', optional: true })
  from?: PlainDate;

  @Day({ label: 'Last day', hint: 'Without an answer: until it is revoked.', optional: true })
  to?: PlainDate;
}

class Holder {
  @Id({ label: 'Person' })
  person!: string;
}

export const roleGrantedForEverything = installationFact('grants', {
  command: GrantRoleForEverything,
  type: 'RoleGrantedForEverything',
  version: 1,
  title: 'Role for everything granted',
  data: ownFieldsAnd(GrantRoleForEverything, Holder),
  decide(command, { now: { grants: { grants } }, occurredOn }) {
    refuseEndBeforeStart(command, occurredOn);
    const person = command.person.toLowerCase();
    if (grants.some((one) => one.holder === person && one.role === command.role && isStanding(one) && one.to === undefined))
      throw new RuleRefused('role-granted-already', `They have the role ${grantedRoles[command.role].toLowerCase()} for everything already.`, [], 'To give it another end, revoke it first.');
    return { ...factData(command), person };
  },
  describe: ({ role, to }) => `${grantedRoles[role]}${to === undefined ? '' : `, until ${to}`}`,
  evolve: ({ grants }, fact) => void grants.push({ ...recordOf(fact, fact.data, everything), holder: fact.data.person }),
});

import { type Scope } from '#access';
import { Choice, Command, Day, InvalidInput, Reference, RegisteredPersonCommand, RuleRefused, isId, type Author, type PlainDate, grantedRoles, type GrantedRole } from '#kernel';
import { isStanding, recordOf, refuseEndBeforeStart } from '../../granted.js';
import { personFact } from '../person-part.js';
import { refuseUnlessRegistered } from '../refuse-unless-registered.js';

@Command({
  name: 'grant-role',
  title: 'Grant a role',
  help: 'In one programme with all its ULOs, in one ULO, or in an organisation: then for all ULOs that it mentors, commissions or funds. From then on the person may see and record there what the role allows.',
  roles: ['administrator', 'programme-manager'],
  stepUp: true,
})
export class GrantRole extends RegisteredPersonCommand {
  @Choice({ label: 'Role', options: grantedRoles })
  role!: GrantedRole;

  @Reference({ label: 'In which programme?', hint: 'With all its ULOs. Answer this or one of the next two questions.', to: 'programme', optional: true })
  programmeScope?: string;

  @Reference({ label: 'In which ULO?', hint: 'In this one alone.', to: 'ulo', optional: true })
  uloScope?: string;

  @Reference({ label: 'In which organisation?', hint: 'For all ULOs that it mentors, commissions or funds, from day to day.', to: 'organisation', optional: true })
  organisationScope?: string;

  @Day({ label: 'First day', hint: 'Without an answer: from now on. A day that is past counts as today.', optional: true })
  from?: PlainDate;

  @Day({ label: 'Last day', hint: 'Without an answer: until it is revoked.', optional: true })
  to?: PlainDate;
}

/** Roles that only administrators grant and revoke. */
const administratorsOnly: readonly GrantedRole[] = ['administrator', 'programme-manager'];

export const roleGranted = personFact('roles', {
  command: GrantRole,
  type: 'RoleGranted',
  version: 2,
  upcasters: { 1: (data) => data },
  title: 'Role granted',
  decide({ role, programmeScope, uloScope, organisationScope, from, to }, context) {
    refuseUnlessRegistered(context);
    if ([programmeScope, uloScope, organisationScope].filter((one) => one !== undefined).length !== 1)
      throw new InvalidInput([{ field: 'programmeScope', message: 'Choose a programme, a ULO or an organisation: one of the three' }]);
    refuseEndBeforeStart({ from, to }, context.occurredOn);
    refuseUnlessAdministered(context.actor, role);
    const scope = scopeOf({ programmeScope, uloScope, organisationScope });
    if (context.now.roles.grants.some((one) => isStanding(one) && one.role === role && isSame(one.scope, scope) && one.to === undefined))
      throw new RuleRefused('role-granted-already', `They have the role ${grantedRoles[role].toLowerCase()} there already.`, [], 'To give it another end, revoke it first.');
  },
  describe: ({ role, to }) => `${grantedRoles[role]}${to === undefined ? '' : `, until ${to}`}`,
  evolve: ({ grants }, fact) => void grants.push(recordOf(fact, fact.data, scopeOf(fact.data))),
});

/** @throws RuleRefused */
export function refuseUnlessAdministered({ role: actor }: Pick<Author, 'role'>, role: GrantedRole): void {
  if (actor === 'programme-manager' && administratorsOnly.includes(role))
    throw new RuleRefused('role-of-administrators', `The role ${grantedRoles[role].toLowerCase()} is granted and revoked by administrators.`, [], 'Ask an administrator.');
}

type Scoped = Partial<Record<'programmeScope' | 'uloScope' | 'organisationScope', string | undefined>>;

export function scopeOf({ programmeScope, uloScope, organisationScope }: Scoped): Scope {
  if (isId(uloScope)) return { kind: 'ulo', id: uloScope.toLowerCase() };
  if (isId(organisationScope)) return { kind: 'organisation', id: organisationScope.toLowerCase() };
  return { kind: 'programme', id: (programmeScope ?? '').toLowerCase() };
}

export const isSame = (a: Scope, b: Scope): boolean => a.kind === b.kind && (a.kind === 'everything' || b.kind === 'everything' || a.id === b.id);

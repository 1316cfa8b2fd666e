import { grantedRoles, type PlainDate } from '#kernel';
import { isAllowed, type Grant, type Identity, type Scope } from '#access';
import type { CommandRegistry } from '#commands';
import { date } from '#ui';
import { heads, type Block, type Cell, type Link } from '../blocks.js';
import { href } from '../words.js';

type Offers = Readonly<Record<string, readonly { value: string; text: string }[]>>;

/** The holder of the roles. */
interface HeldBy {
  person: string;
  grants: readonly Grant[];
  today: PlainDate;
}

/** The current and later roles of a person, with forms to revoke each and to grant others. */
export function rolesBlocks(registry: CommandRegistry, actor: Identity, { person, grants, today }: HeldBy, offers: Offers): Block[] {
  const form = (name: string, query: Record<string, string> = {}): Link[] => {
    const { spec } = registry.get(name);
    return isAllowed(actor, spec) ? [{ text: spec.title, href: href(`/people/${person}/record/${name}`, query) }] : [];
  };
  const rows = grants.map(({ id, role, scope, from, to }): Cell[] => {
    const [revoke] = form(scope.kind === 'everything' ? 'revoke-role-for-everything' : 'revoke-role', { grant: id });
    const where = inWords(scope, offers);
    return [grantedRoles[role], where, from > today ? `${date(from)} (not yet)` : date(from), to === undefined ? 'Until it is revoked' : date(to), ...(revoke ? [{ ...revoke, text: `Revoke: ${grantedRoles[role].toLowerCase()}, ${where}` }] : [])];
  });
  return [
    {
      kind: 'table',
      table: {
        caption: actor.id === person ? 'What you may do' : 'What they may do', head: heads('Role', 'Where', 'From', 'To', ...(rows.some((row) => row.length > 4) ? ['Revoke'] : [])), rows,
        empty: actor.id === person ? 'No role is granted to you yet: ask the person who invited you.' : 'No role is granted to them: they cannot sign in to anything.',
      },
    },
    { kind: 'links', links: [...form('grant-role'), ...form('grant-role-for-everything')] },
  ];
}

const inWords = (scope: Scope, offers: Offers): string => {
  if (scope.kind === 'everything') return 'Everything';
  const name = offers[scope.kind]?.find(({ value }) => value === scope.id)?.text ?? 'outside what you may see';
  if (scope.kind === 'organisation') return `Organisation ${name}: ULOs that it mentors, commissions or funds`;
  return scope.kind === 'programme' ? `Programme ${name}, with all its ULOs` : `ULO ${name}`;
};

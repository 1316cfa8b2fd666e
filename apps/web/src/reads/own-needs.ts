import type { Identity } from '#access';
import type { Needs, NeedsPart } from '#dashboards';
import { compareText, roles, type Role } from '#kernel';
import { namesWithin } from '../security/access.js';
import type { ReadGateway } from './read-gateway.js';

/** The roles of a person that can have tasks. */
export const rolesOf = ({ grants }: Pick<Identity, 'grants'>): Role[] => [...new Set(grants.flatMap(({ role }) => (Object.hasOwn(roles, role) ? [role as Role] : [])))];

/** The tasks of a person in all their roles, each in its scope. A task of two roles appears once. */
export async function ownNeeds(reads: ReadGateway, identity: Identity, part: NeedsPart = {}): Promise<Needs> {
  const all: Needs[] = [];
  const names = namesWithin(identity);
  for (const role of rolesOf(identity)) all.push(await reads.ask({ ...identity, grants: identity.grants.filter((grant) => grant.role === role) }, 'needs', { role, names, part }));
  const [first] = all;
  if (first && all.length === 1) return first;
  return {
    on: first?.on ?? '',
    items: uniqueBy(all.flatMap(({ items }) => items), ({ ulo, kind, subject }) => `${ulo.id} ${kind} ${subject}`).sort((a, b) => compareText(a.dueOn, b.dueOn)),
    more: all.some(({ more }) => more),
    steps: uniqueBy(all.flatMap(({ steps }) => steps), ({ ulo, code }) => `${ulo.id} ${code}`),
    moreSteps: all.some(({ moreSteps }) => moreSteps),
  };
}

const uniqueBy = <T>(all: readonly T[], key: (one: T) => string): T[] => [...new Map(all.map((one) => [key(one), one])).values()];

import { Forbidden, roles, type Actor, type CommandSpec } from '#kernel';

/** Who may do a thing: declared on commands and on queries. */
export type Restricted = Pick<CommandSpec, 'title' | 'roles'>;

/** @throws Forbidden naming the roles that may */
export function authorise({ title, roles: allowed }: Restricted, actor: Pick<Actor, 'role'>): void {
  if (allowed.includes(actor.role)) return;
  throw new Forbidden(
    title.charAt(0).toLowerCase() + title.slice(1),
    roles[actor.role],
    allowed.map((role) => roles[role].toLowerCase()),
  );
}

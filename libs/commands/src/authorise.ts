import { Forbidden, actorRoles, type Author, type CommandSpec } from '#kernel';

/** Who may do a thing: declared on commands and on queries. */
export type Restricted = Pick<CommandSpec, 'title' | 'roles'>;

/** @throws Forbidden naming the roles that may */
export function authorise({ title, roles: allowed }: Restricted, actor: Pick<Author, 'role'>): void {
  if (allowed.includes(actor.role)) return;
  throw new Forbidden(
    title.charAt(0).toLowerCase() + title.slice(1),
    actorRoles[actor.role],
    allowed.map((role) => actorRoles[role].toLowerCase()),
  );
}

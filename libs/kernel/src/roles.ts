/** The roles somebody can act in. What each may do is declared on the commands and queries themselves. */
export const roles = {
  'programme-manager': 'Programme manager',
  commissioner: 'Commissioner',
  mentor: 'Mentor',
  'user-member': 'User member',
  'development-worker': 'Development worker',
  committee: 'Management committee',
  auditor: 'Auditor',
  'data-protection-officer': 'Data protection officer',
} as const;

export type Role = keyof typeof roles;
/** What can be granted: the roles somebody acts in, and the one that says who may do what. */
export const grantedRoles = { administrator: 'Administrator', ...roles } as const;
export type GrantedRole = keyof typeof grantedRoles;
/**
 * As authors of events: the roles, the administrator, who says who may do what, Milepost itself, which acts in nobody's
 * role, and anybody who controls the machine that Milepost runs on.
 */
export const actorRoles = { ...grantedRoles, milepost: 'Milepost, by itself', host: 'Host of this installation' } as const;
export type ActorRole = keyof typeof actorRoles;

export const allRoles = Object.keys(roles) as Role[];

/** The roles among authors that somebody can hold. */
export const rolesAmong = (authors: readonly ActorRole[]): GrantedRole[] => authors.filter((role): role is GrantedRole => Object.hasOwn(grantedRoles, role));

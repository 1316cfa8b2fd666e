/** The roles that a person can act in. The commands and queries declare which roles may use them. */
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
/** The roles that can be granted: those that a person can act in, and the administrator, who grants roles. */
export const grantedRoles = { administrator: 'Administrator', ...roles } as const;
export type GrantedRole = keyof typeof grantedRoles;
/**
 * The roles of authors of events: the granted roles, Milepost itself, and the host, who controls the machine that Milepost
 * runs on.
 */
export const actorRoles = { ...grantedRoles, milepost: 'Milepost, by itself', host: 'Host of this installation' } as const;
export type ActorRole = keyof typeof actorRoles;

export const allRoles = Object.keys(roles) as Role[];

/** The roles of authors that can be granted to a person. */
export const rolesAmong = (authors: readonly ActorRole[]): GrantedRole[] => authors.filter((role): role is GrantedRole => Object.hasOwn(grantedRoles, role));

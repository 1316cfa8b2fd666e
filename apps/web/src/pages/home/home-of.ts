import type { Identity } from '#access';
import type { GrantedRole } from '#kernel';

/** The first page of a role. */
export type Home = 'programmes' | 'mentor' | 'audit' | 'people' | 'ulos';

/** The order decides for a person with several roles: the role with the widest responsibility comes first. */
export function homeOf({ grants }: Pick<Identity, 'grants'>): Home {
  const held = new Set(grants.map(({ role }) => role));
  if (held.has('programme-manager') || held.has('commissioner')) return 'programmes';
  if (held.has('mentor')) return 'mentor';
  if (held.has('auditor')) return 'audit';
  // Administrators grant roles and cannot read ULOs.
  return held.size === 1 && held.has('administrator') ? 'people' : 'ulos';
}

/** Roles with their own first page. All other roles begin with the list of ULOs. */
export const withHome: readonly GrantedRole[] = ['programme-manager', 'commissioner', 'mentor'];

import type { Identity } from '#access';
import type { GrantedRole } from '#kernel';

/** What somebody's first page is. */
export type Home = 'programmes' | 'mentor' | 'audit' | 'people' | 'ulos';

/** Of several roles the one that answers for most comes first. */
export function homeOf({ grants }: Pick<Identity, 'grants'>): Home {
  const held = new Set(grants.map(({ role }) => role));
  if (held.has('programme-manager') || held.has('commissioner')) return 'programmes';
  if (held.has('mentor')) return 'mentor';
  if (held.has('auditor')) return 'audit';
  // Administrators grant roles, and read nothing of ULOs.
  return held.size === 1 && held.has('administrator') ? 'people' : 'ulos';
}

/** The roles whose first page is their own: all others begin with the list of ULOs. */
export const withHome: readonly GrantedRole[] = ['programme-manager', 'commissioner', 'mentor'];

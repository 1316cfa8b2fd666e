/** A role that a person has while the OpenID provider sends a claim with this value. */
export interface ClaimRole {
  claim: string;
  value: string;
  role: string;
  scope: 'programme' | 'ulo' | 'organisation';
  id: string;
}

const entry = /^([\w.:/-]{1,100})=(\S{1,200}) ([a-z-]{1,40}) (programme|ulo|organisation) ([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/iu;
const entriesIn = (value: string): string[] => value.split(';').map((one) => one.trim().replace(/\s+/gu, ' ')).filter((one) => one !== '');

/** Parses the setting into a list. Leaves out entries that are not valid. */
export const claimRolesIn = (value: string): ClaimRole[] =>
  entriesIn(value).flatMap((text) => {
    const [, claim, is, role, scope, id] = entry.exec(text) ?? [];
    return claim === undefined || is === undefined || role === undefined || scope === undefined || id === undefined ? [] : [{ claim, value: is, role, scope: scope.toLowerCase() as ClaimRole['scope'], id: id.toLowerCase() }];
  });

/** The error in the list, as the end of a sentence that begins with the setting's name. @param roles the roles that claims may map to */
export function faultOfClaimRoles(value: string, roles: readonly string[]): string | undefined {
  for (const text of entriesIn(value)) {
    const [found] = claimRolesIn(text);
    if (!found) return `must hold entries like “groups=mentors mentor programme 0198a000-0000-7000-8000-000000000001”, with “;” between them, not “${text.slice(0, 80)}”`;
    if (found.role === 'administrator') return 'must not map to administrator: no claim makes one';
    if (!roles.includes(found.role)) return `must map to one of ${roles.join(', ')}, not to “${found.role}”`;
  }
  return undefined;
}

import type { Grant, Identity } from '#access';
import { outboxReaders } from '../security/access.js';
import { readRoutes } from '../reads/read-routes.js';

interface Opening {
  path: RegExp;
  roles: readonly string[];
  /** The kind of thing that the id in the address names; absent: the role is enough in any scope. */
  of?: 'programme';
}

/** Pages that some readers of a list or page with a link to them may not open. The first matching rule counts. */
const openings: readonly Opening[] = [
  { path: /^\/programmes\/([^/?]+)\/reminders/u, of: 'programme', roles: readRoutes.programmeReminders.roles },
  { path: /^\/programmes\/([^/?]+)\/reminder-policy/u, of: 'programme', roles: readRoutes.reminderPolicy.roles },
  { path: /^\/programmes\/([^/?]+)\/templates/u, of: 'programme', roles: readRoutes.templates.roles },
  { path: /^\/programmes\/([^/?]+)\/people/u, of: 'programme', roles: readRoutes.programmeRoles.roles },
  { path: /^\/programmes\/([^/?]+)/u, of: 'programme', roles: readRoutes.programme.roles },
  { path: /^\/ulos\.csv/u, roles: readRoutes.ulosCsv.roles },
  { path: /^\/ulos\/[^/?]+\/history/u, roles: readRoutes.history.roles },
  { path: /^\/ulos\/[^/?]+\/reminders/u, roles: readRoutes.uloReminders.roles },
  { path: /^\/ulos\//u, roles: readRoutes.ulo.roles },
  { path: /^\/operations\/outbox/u, roles: outboxReaders },
];

/**
 * True when the reader's roles open the page at an address of this site. For a ULO only the role is checked, because lists are
 * already limited to its scope.
 */
export function mayOpen({ grants }: Pick<Identity, 'grants'>, address: string): boolean {
  const opening = openings.find(({ path }) => path.test(address));
  if (!opening) return true;
  const id = opening.path.exec(address)?.[1]?.toLowerCase();
  const covers = ({ scope }: Grant): boolean => scope.kind === 'everything' || opening.of === undefined || (scope.kind === opening.of && scope.id === id);
  return grants.some((grant) => opening.roles.includes(grant.role) && covers(grant));
}

/** Lists whose items are only links: an item without its link is removed. */
const listsOfLinks = new Set(['links', 'buttons', 'actions']);
/** Large values without links, which are not searched. */
const withoutLinks = new Set(['chart', 'form']);

/** The content of a page without links that the reader may not open. In cells and facts their text stays. */
export function withOpenLinks<T extends object>(shown: T, actor: Pick<Identity, 'grants'>): T {
  const look = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one: unknown) => look(one, key)).filter((one) => one !== undefined);
    if (typeof value !== 'object' || value === null || withoutLinks.has(key) || Object.getPrototypeOf(value) !== Object.prototype) return value;
    const { href, ...rest } = value as { href?: unknown; text?: unknown };
    if (typeof href === 'string' && !mayOpen(actor, href)) {
      if (listsOfLinks.has(key) || key === 'back') return undefined;
      return key === 'value' ? rest.text : lookInto(rest);
    }
    return lookInto(value);
  };
  const lookInto = (value: object): object =>
    Object.fromEntries(Object.entries(value).flatMap(([key, one]: [string, unknown]) => (key === 'csv' && typeof one === 'string' && !mayOpen(actor, one) ? [] : [[key, look(one, key)]])));
  return lookInto(shown) as T;
}

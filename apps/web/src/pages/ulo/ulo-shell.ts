import type { CommandRegistry } from '#commands';
import { isAllowed, type Identity } from '#access';
import type { AskedMoment } from '../moment.js';
import { href } from '../words.js';
import type { TabContext } from './tab.js';
import { tabs } from './tabs.js';

export const uloPath = (id: string, slug = ''): string => `/ulos/${id}${slug === '' ? '' : `/${slug}`}`;

/** The sub navigation of a ULO: its views at the moment asked for, its reminders, its history, and the way to record. */
export function uloTabs(id: string, current: string, { query }: AskedMoment): { label: string; items: { text: string; href: string; current: boolean }[] } {
  const views = [...tabs, { slug: 'reminders', title: 'Reminders' }, { slug: 'history', title: 'History' }];
  return {
    label: 'This ULO',
    items: views.map(({ slug, title }) => ({ text: title, href: href(uloPath(id, slug), slug === 'reminders' ? {} : query), current: slug === current })),
  };
}

export function tabContext(id: string, moment: AskedMoment, registry: CommandRegistry, actor: Identity): TabContext {
  return {
    tab: (other) => href(uloPath(id, other), moment.query),
    form: (name, query = {}) => {
      const command = registry.all.find((c) => c.spec.name === name);
      return command && isAllowed(actor, command.spec) ? href(`${uloPath(id, 'record')}/${name}`, query) : null;
    },
    title: (name) => registry.get(name).spec.title,
    csv: (list) => href(`${uloPath(id, 'lists')}/${list}.csv`, moment.query),
  };
}

import type { CommandRegistry } from '#commands';
import { isAllowed, type Identity } from '#access';
import type { AskedMoment } from '../moment.js';
import { href } from '../words.js';
import type { TabContext } from './tab.js';
import { tabs } from './tabs.js';

export const uloPath = (id: string, slug = ''): string => `/ulos/${id}${slug === '' ? '' : `/${slug}`}`;

/** The sub navigation of a ULO. Links keep the requested moment, also on pages that always show today. */
export function uloTabs(id: string, current: string, { query }: Pick<AskedMoment, 'query'>): { label: string; items: { text: string; href: string; current: boolean }[] } {
  const views = [...tabs, { slug: 'reminders', title: 'Reminders' }, { slug: 'records', title: 'Records' }, { slug: 'history', title: 'History' }];
  return {
    label: 'This ULO',
    items: views.map(({ slug, title }) => ({ text: title, href: href(uloPath(id, slug), query), current: slug === current })),
  };
}

/** @param shown the moment that the page shows, when the address has none */
export function tabContext(id: string, moment: AskedMoment, registry: CommandRegistry, actor: Identity, shown = moment.query): TabContext {
  return {
    tab: (other) => href(uloPath(id, other), moment.query),
    form: (name, query = {}) => {
      const command = registry.all.find((c) => c.spec.name === name);
      return command && isAllowed(actor, command.spec) ? href(`${uloPath(id, 'record')}/${name}`, query) : null;
    },
    title: (name) => registry.get(name).spec.title,
    programme: (programme) => (moment.asAt !== undefined && moment.asAt < moment.today ? href(`/programmes/${programme}/dashboard`, { on: moment.asAt }) : `/programmes/${programme}`),
    csv: (list) => href(`${uloPath(id, 'lists')}/${list}.csv`, shown),
  };
}

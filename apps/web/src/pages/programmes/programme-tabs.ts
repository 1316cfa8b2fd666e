import { isAllowed, type Identity } from '#access';
import type { GrantedRole } from '#kernel';
import { peopleReaders } from '../../security/access.js';

export const programmePath = (id: string, slug = ''): string => `/programmes/${id}${slug === '' ? '' : `/${slug}`}`;

interface View {
  slug: string;
  title: string;
  /** Absent: every reader of the programme sees it. */
  roles?: readonly GrantedRole[];
}
const views: readonly View[] = [
  { slug: '', title: 'ULOs' },
  { slug: 'dashboard', title: 'Dashboard' },
  { slug: 'report', title: 'Report' },
  { slug: 'compare', title: 'Compare' },
  { slug: 'templates', title: 'Templates' },
  { slug: 'people', title: 'People and roles', roles: peopleReaders },
  { slug: 'about', title: 'About' },
  { slug: 'reminders', title: 'Reminders' },
  { slug: 'reminder-policy', title: 'Reminder policy' },
  { slug: 'records', title: 'Records' },
  { slug: 'history', title: 'History' },
];

/** The sub navigation of a programme, with the pages that the reader may see. */
export const programmeTabs = (id: string, current: string, actor: Identity): { label: string; items: { text: string; href: string; current: boolean }[] } => ({
  label: 'This programme',
  items: views.filter(({ roles }) => !roles || isAllowed(actor, { roles })).map(({ slug, title }) => ({ text: title, href: programmePath(id, slug), current: slug === current })),
});

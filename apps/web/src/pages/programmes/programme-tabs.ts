export const programmePath = (id: string, slug = ''): string => `/programmes/${id}${slug === '' ? '' : `/${slug}`}`;

const views = [
  { slug: '', title: 'ULOs' },
  { slug: 'templates', title: 'Templates' },
  { slug: 'reminders', title: 'Reminders' },
  { slug: 'reminder-policy', title: 'Reminder policy' },
];

/** The sub navigation of a programme. */
export const programmeTabs = (id: string, current: string): { label: string; items: { text: string; href: string; current: boolean }[] } => ({
  label: 'This programme',
  items: views.map(({ slug, title }) => ({ text: title, href: programmePath(id, slug), current: slug === current })),
});

import { tabs as views } from '../../apps/web/src/pages/ulo/tabs.js';
import { tabs } from '../../libs/reminders/src/remind/letter-items.js';

describe('the link in a letter', () => {
  it.each(Object.entries(tabs))('about a deadline of the kind “%s” leads to a view that there is: %s', (_kind, tab) => {
    expect(views.map(({ slug }) => slug)).toContain(tab);
  });
});

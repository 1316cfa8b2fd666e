import { deadlines } from '#development';
import { tabs as views } from '../../apps/web/src/pages/ulo/tabs.js';

describe('the link in an email', () => {
  it.each(Object.entries(deadlines))('about a deadline of the kind “%s” leads to a view that there is', (_kind, { tab }) => {
    expect(views.map(({ slug }) => slug)).toContain(tab);
  });
});

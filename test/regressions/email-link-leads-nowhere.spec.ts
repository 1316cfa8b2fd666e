import { deadlines } from '#development';
import { tabs as views } from '../../apps/web/src/pages/ulo/tabs.js';

describe('the link in an email', () => {
  it.each(Object.entries(deadlines))('leads to an existing view for a deadline of the kind “%s”', (_kind, { tab }) => {
    expect(views.map(({ slug }) => slug)).toContain(tab);
  });
});

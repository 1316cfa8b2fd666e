import type { Grant } from '#access';
import { mayOpen, withOpenLinks } from './open-links.js';

const grant = (role: Grant['role'], scope: Grant['scope']): { grants: Grant[] } => ({ grants: [{ id: 'g', role, scope, from: '2026-01-01' }] });
const admin = grant('administrator', { kind: 'everything' });
const mentorOfUlo = grant('mentor', { kind: 'ulo', id: 'u' });
const mentorOfProgramme = grant('mentor', { kind: 'programme', id: 'p' });

describe('the links of a page', () => {
  it('are those that the roles of the reader open', () => {
    expect(['/programmes/p', '/programmes/P/templates?x=1', '/ulos/u', '/ulos.csv?q=x', '/programmes', '/people/x', '/'].map((path) => mayOpen(mentorOfProgramme, path))).toEqual([true, true, true, true, true, true, true]);
    expect(['/programmes/q', '/programmes/p/people', '/operations/outbox'].map((path) => mayOpen(mentorOfProgramme, path))).toEqual([false, false, false]);
    expect(['/ulos/u', '/programmes/p', '/programmes/p/reminder-policy'].map((path) => mayOpen(mentorOfUlo, path))).toEqual([true, false, false]);
    expect(['/ulos/u', '/ulos.csv', '/programmes/p', '/operations/outbox', '/'].map((path) => mayOpen(admin, path))).toEqual([false, false, false, false, true]);
  });

  it('are removed from lists of links, and become text in cells and facts', () => {
    const shown = {
      title: 'T', back: { text: 'Back', href: '/programmes/p' }, breadcrumbs: [{ text: 'P', href: '/programmes/p' }, { text: 'Here' }],
      blocks: [
        { kind: 'links', links: [{ text: 'Policy', href: '/programmes/p/reminder-policy' }, { text: 'Home', href: '/' }] },
        { kind: 'table', table: { csv: '/ulos.csv', rows: [[{ text: 'U', href: '/ulos/u', wide: true }, 'text']] } },
        { kind: 'facts', rows: [{ key: 'Programme', value: { text: 'P', href: '/programmes/p' } }] },
      ],
    };
    expect(withOpenLinks(shown, mentorOfUlo)).toEqual({
      title: 'T', back: undefined, breadcrumbs: [{ text: 'P' }, { text: 'Here' }],
      blocks: [{ kind: 'links', links: [{ text: 'Home', href: '/' }] }, shown.blocks[1], { kind: 'facts', rows: [{ key: 'Programme', value: 'P' }] }],
    });
    expect(withOpenLinks(shown, admin).blocks[1]).toEqual({ kind: 'table', table: { rows: [[{ text: 'U', wide: true }, 'text']] } });
    expect(withOpenLinks(shown, mentorOfProgramme)).toEqual(shown);
  });
});

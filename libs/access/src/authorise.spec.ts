import { Forbidden } from '#kernel';
import { authorise, authoriseEverywhere, grantsAt } from './authorise.js';
import { isInForce, type Grant } from './grant.js';
import { isWithin, withinOf } from './within.js';

const grant = (role: Grant['role'], scope: Grant['scope']): Grant => ({ id: `${role} ${JSON.stringify(scope)}`, role, scope, from: '2026-01-01' });
const planning = { title: 'Plan something', roles: ['programme-manager', 'commissioner'] } as const;
const everywhere = grant('programme-manager', { kind: 'everything' });
const ofProgramme = grant('programme-manager', { kind: 'programme', id: 'p' });
const ofOrganisation = grant('mentor', { kind: 'organisation', id: 'o', ulos: ['u', 'v'] });
const ofUlo = grant('mentor', { kind: 'ulo', id: 'u' });

describe('authorisation by role', () => {
  it('returns the grants of the allowed roles, in any scope', () => {
    expect(authorise({ grants: [ofUlo, ofProgramme, everywhere] }, planning)).toEqual([ofProgramme, everywhere]);
  });

  it('refuses other roles, and names the roles that the person has and the allowed roles', () => {
    expect(() => authorise({ grants: [ofUlo] }, planning)).toThrow(new Forbidden('plan something', 'Mentor', ['programme manager', 'commissioner']));
    expect(() => authorise({ grants: [] }, planning)).toThrow('Somebody without a role cannot plan something.');
  });

  it('requires a grant for everything when the thing belongs to no scope', () => {
    expect(() => authoriseEverywhere({ grants: [ofProgramme] }, planning)).toThrow('These roles can: programme manager for everything, commissioner for everything.');
    authoriseEverywhere({ grants: [ofProgramme, everywhere] }, planning);
  });
});

describe('a grant', () => {
  it('covers a programme with its ULOs, one ULO, or everything', () => {
    const all = [everywhere, ofProgramme, ofUlo];
    expect(grantsAt(all, [{ programme: 'p', ulo: 'u2' }])).toEqual([everywhere, ofProgramme]);
    expect(grantsAt(all, [{ programme: 'q', ulo: 'u' }])).toEqual([everywhere, ofUlo]);
    expect(grantsAt(all, [{ programme: 'q' }, { programme: 'p' }])).toEqual([everywhere, ofProgramme]);
    expect(grantsAt(all, [])).toEqual([everywhere]);
  });

  it('for an organisation covers the ULOs that it mentors, commissions or funds, and no programme', () => {
    expect(grantsAt([ofOrganisation], [{ programme: 'p', ulo: 'u2', organisations: ['n', 'o'] }])).toEqual([ofOrganisation]);
    // The organisations of the place decide, not the list of ULOs in the scope.
    expect(grantsAt([ofOrganisation], [{ programme: 'p', ulo: 'u', organisations: ['n'] }])).toEqual([]);
    expect(grantsAt([ofOrganisation], [{ programme: 'p', ulo: 'u' }, { programme: 'o', ulo: 'o' }])).toEqual([]);
  });

  it('is in force from its first day to its last, both included', () => {
    expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map((day) => isInForce({ from: '2026-02-01', to: '2026-02-28' }, day))).toEqual([false, true, true, false]);
    expect(isInForce({ from: '2026-02-01' }, '2099-01-01')).toBe(true);
  });
});

describe('the filter of lists', () => {
  it('includes the programmes and ULOs in the scopes of the grants', () => {
    const within = withinOf([ofProgramme, ofUlo, ofUlo]);
    expect(within).toEqual({ programmes: ['p'], ulos: ['u'] });
    const places = [{ programme: 'p', ulo: 'x' }, { programme: 'q', ulo: 'u' }, { programme: 'q', ulo: 'x' }, {}];
    expect(places.map((place) => isWithin(within, place))).toEqual([true, true, false, false]);
    expect(withinOf([ofOrganisation, ofUlo])).toEqual({ programmes: [], ulos: ['u', 'v'] });
    expect(withinOf([grant('mentor', { kind: 'organisation', id: 'o' })])).toEqual({ programmes: [], ulos: [] });
    expect(withinOf([ofUlo, everywhere])).toBe('everything');
    expect(withinOf([])).toEqual({ programmes: [], ulos: [] });
    expect(isWithin({ programmes: [], ulos: [] }, { programme: 'p' })).toBe(false);
  });
});

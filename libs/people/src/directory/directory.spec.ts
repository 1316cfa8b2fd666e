import type { Grant } from '#access';
import type { GrantedRole, Role } from '#kernel';
import type { Person } from './person.js';
import { rolesOn, reminderScope } from './by-grants.js';
import { directoryOf, takesPartIn } from './directory.js';

const someone = (id: string, more: Partial<Person>): Person => ({
  id, name: `Person ${id}`, organisation: 'O', role: 'development-worker', preferences: { mode: 'each', stopped: [] }, registeredOn: '2026-01-01', example: false, ...more,
});
const ids = (people: readonly Person[]): string[] => people.map(({ id }) => id);

describe('the directory of people', () => {
  const directory = directoryOf(
    [
      someone('manager', { role: 'programme-manager' }),
      someone('other-manager', { role: 'programme-manager', programme: 'p2' }),
      someone('worker', { ulo: 'u1', left: '2026-06-01' }),
      someone('successor', { ulo: 'u1', registeredOn: '2026-06-01' }),
      someone('elsewhere', { ulo: 'u2' }),
    ],
    new Map([['gone', 'erased'], ['locked', 'key-missing']]),
  );
  const u1 = { programme: 'p1', ulo: 'u1' };

  it('finds who holds a role in a scope, up to the day before they leave', () => {
    expect(ids(directory.holding('development-worker', u1, '2026-05-31'))).toEqual(['worker']);
    expect(ids(directory.holding('development-worker', u1, '2026-06-01'))).toEqual(['successor']);
    expect(ids(directory.holding('mentor', u1, '2026-06-01'))).toEqual([]);
  });
  it('falls back to the successor, then to the manager of the same programme', () => {
    expect(ids(directory.answering('development-worker', u1, '2026-06-01'))).toEqual(['successor']);
    expect(ids(directory.answering('mentor', u1, '2026-06-01'))).toEqual(['manager']);
    expect(ids(directory.answering('mentor', { programme: 'p2', ulo: 'u9' }, '2026-06-01'))).toEqual(['manager', 'other-manager']);
  });
  it('reports an erased person as erased', () => {
    expect(directory.person('gone')).toBe('erased');
    expect(directory.person('nobody')).toBeUndefined();
    expect(directory.erased()).toEqual(['gone']);
  });
  it('distinguishes a missing key from an erased person', () => {
    expect(directory.person('locked')).toBe('key-missing');
    expect(directory.keyMissing()).toEqual(['locked']);
  });
});

describe('the directory of people with grants', () => {
  const grant = (role: GrantedRole, scope: Grant['scope'], more: Partial<Grant> = {}): Grant => ({ id: `${role} ${JSON.stringify(scope)}`, role, scope, from: '2026-02-01', ...more });
  const byGrants = (id: string, ...grants: Grant[]): Person => someone(id, { byGrants: true, grants, role: 'mentor' });
  const directory = directoryOf(
    [
      byGrants('details only'),
      byGrants('of ulo', grant('mentor', { kind: 'ulo', id: 'u1' }), grant('committee', { kind: 'ulo', id: 'u1' }, { from: '2026-05-01', to: '2026-05-31' })),
      byGrants('of organisation', grant('mentor', { kind: 'organisation', id: 'o', ulos: ['u1', 'u3'] })),
      byGrants('of programme', grant('programme-manager', { kind: 'programme', id: 'p1' })),
      byGrants('of everything', grant('auditor', { kind: 'everything' })),
      byGrants('administrator', grant('administrator', { kind: 'everything' })),
    ],
    new Map(),
  );
  const holding = (role: Role, ulo: string, on: string, programme = 'p1'): string[] => ids(directory.holding(role, { programme, ulo }, on));

  it('finds who holds a role by grants, and ignores the role in their details', () => {
    expect(holding('mentor', 'u1', '2026-03-01')).toEqual(['of organisation', 'of ulo']);
    expect(holding('mentor', 'u1', '2026-01-31')).toEqual([]);
    expect(holding('mentor', 'u3', '2026-03-01')).toEqual(['of organisation']);
    expect(holding('mentor', 'u2', '2026-03-01')).toEqual([]);
    expect([holding('committee', 'u1', '2026-05-31'), holding('committee', 'u1', '2026-06-01')]).toEqual([['of ulo'], []]);
    expect([holding('auditor', 'u9', '2026-03-01', 'p9'), holding('programme-manager', 'u9', '2026-03-01', 'p9')]).toEqual([['of everything'], []]);
  });

  it('falls back to a programme manager by grants, too', () => {
    expect(ids(directory.answering('development-worker', { programme: 'p1', ulo: 'u2' }, '2026-03-01'))).toEqual(['of programme']);
  });

  it('excludes administrators and people without a grant from those who take part', () => {
    const participants = directory.all().filter((person) => takesPartIn(person, { programme: 'p1', ulo: 'u1' }, '2026-03-01'));
    expect(ids(participants)).toEqual(['of everything', 'of organisation', 'of programme', 'of ulo']);
  });

  it('returns the roles of a person on a day, and the scope in their details', () => {
    const [both] = directory.all().filter(({ id }) => id === 'of ulo');
    expect([rolesOn(both as Person, '2026-05-15'), rolesOn(both as Person, '2026-06-15'), rolesOn(someone('x', {}), '2026-05-15')]).toEqual([['mentor', 'committee'], ['mentor'], ['development-worker']]);
    expect([reminderScope(someone('x', { ulo: 'u1' })), reminderScope({ ...byGrants('y'), ulo: 'u1' })]).toEqual([{ ulo: 'u1' }, {}]);
  });
});

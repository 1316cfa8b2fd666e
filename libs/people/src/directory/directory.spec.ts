import type { Person } from './person.js';
import { directoryOf } from './directory.js';

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

  it('finds who holds a role there: until the day they leave, that day not included', () => {
    expect(ids(directory.holding('development-worker', u1, '2026-05-31'))).toEqual(['worker']);
    expect(ids(directory.holding('development-worker', u1, '2026-06-01'))).toEqual(['successor']);
    expect(ids(directory.holding('mentor', u1, '2026-06-01'))).toEqual([]);
  });
  it('turns to the successor in the role, else to the programme manager, not to one of another programme', () => {
    expect(ids(directory.answering('development-worker', u1, '2026-06-01'))).toEqual(['successor']);
    expect(ids(directory.answering('mentor', u1, '2026-06-01'))).toEqual(['manager']);
    expect(ids(directory.answering('mentor', { programme: 'p2', ulo: 'u9' }, '2026-06-01'))).toEqual(['manager', 'other-manager']);
  });
  it('says of an erased person just that', () => {
    expect(directory.person('gone')).toBe('erased');
    expect(directory.person('nobody')).toBeUndefined();
    expect(directory.erased()).toEqual(['gone']);
  });
  it('tells somebody whose key is missing from somebody who was erased', () => {
    expect(directory.person('locked')).toBe('key-missing');
    expect(directory.keyMissing()).toEqual(['locked']);
  });
});

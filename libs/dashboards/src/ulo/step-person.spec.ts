import type { PeopleDirectory, Person } from '#people';
import { noPeople, ownerInWords, stepPerson } from './step-person.js';

const ada: Person = { id: 'ada', name: 'Ada', organisation: 'O', role: 'committee', ulo: 'u1', preferences: { mode: 'each', stopped: [] }, registeredOn: '2026-01-01', left: '2026-06-01', example: false };
const directory = { person: (id: string) => (id === 'ada' ? ada : id === 'erased' ? 'erased' : undefined) } as unknown as PeopleDirectory;
const scope = { ulo: 'u1', programme: 'p1' };
const owner = { label: 'Management committee' };

describe('the person who was named for a step', () => {
  it('has a name only for readers who may see names', () => {
    expect(stepPerson('ada', { directory, names: 'everything' }, scope, '2026-05-31')).toEqual({ id: 'ada', name: 'Ada', gone: false });
    expect(stepPerson('ada', { directory, names: { programmes: ['p1'], ulos: [] } }, scope, '2026-05-31')?.name).toBe('Ada');
    expect(stepPerson('ada', { directory, names: { programmes: ['p2'], ulos: ['u2'] } }, scope, '2026-05-31')).toEqual({ id: 'ada', name: null, gone: false });
    expect(stepPerson(null, { directory, names: 'everything' }, scope, '2026-05-31')).toBeNull();
  });

  it.each([['ada', 'u1', '2026-06-01', 'Ada'], ['ada', 'u2', '2026-05-01', 'Ada'], ['erased', 'u1', '2026-05-01', null], ['nobody', 'u1', '2026-05-01', null]] as const)(
    'is gone if they left, take part elsewhere, or cannot be read: %s, %s, %s',
    (id, ulo, on, name) => expect(stepPerson(id, { directory, names: 'everything' }, { ...scope, ulo }, on)).toEqual({ id, name, gone: true }),
  );

  it('does not count as gone while the directory is not available', () => {
    expect(stepPerson('ada', noPeople, scope, '2026-06-01')).toEqual({ id: 'ada', name: null, gone: false });
  });

  it('replaces the role while they take part and their name is visible', () => {
    expect([{ id: 'ada', name: 'Ada', gone: false }, { id: 'ada', name: 'Ada', gone: true }, { id: 'ada', name: null, gone: false }, null].map((person) => ownerInWords({ owner, person }))).toEqual([
      'Ada', 'Management committee', 'Management committee', 'Management committee',
    ]);
  });
});

import type { PreparedCommand } from '#commands';
import { CodeReference, PersonReference, RuleRefused, UloCommand, fieldsOf } from '#kernel';
import { NotReady } from '#projections';
import { directoryOf } from '../directory/directory.js';
import type { Person } from '../directory/person.js';
import { namedPeople } from './named-people.js';

class Give extends UloCommand {
  @CodeReference({ label: 'Step', to: 'step' })
  step!: string;
  @PersonReference({ label: 'Person', optional: true })
  person?: string;
}

const someone = (id: string, more: Partial<Person>): Person => ({
  id, name: id, organisation: 'O', role: 'committee', preferences: { mode: 'each', stopped: [] }, registeredOn: '2026-01-01', example: false, ...more,
});
const directory = directoryOf(
  [someone('here', { ulo: 'u1' }), someone('anywhere', {}), someone('elsewhere', { ulo: 'u2' }), someone('of-the-programme', { programme: 'p1' }), someone('left', { left: '2026-03-01' })],
  new Map([['erased', 'erased']]),
);
const outcome = async (person: string | undefined, { on = '2026-02-01', upToDate = true } = {}): Promise<string> => {
  const check = namedPeople({ store: { head: async () => '7' }, model: { waitFor: async () => upToDate, today: '2026-03-05' }, people: { now: async () => directory } });
  const command = Object.assign(new Give(), { step: 'S1', occurredOn: on, ...(person && { person }) });
  try {
    await check({ registered: { type: Give, spec: { stream: 'ulo' }, fields: fieldsOf(Give) }, command, stream: 'ulo-u1' } as unknown as PreparedCommand, 'p1');
    return 'accepted';
  } catch (error) {
    if (error instanceof RuleRefused) return error.code;
    throw error;
  }
};

describe('people named in a command', () => {
  it.each(['here', 'HERE', 'anywhere', 'of-the-programme', undefined])('accepts a person registered for the ULO, its programme or everything: %s', async (person) => {
    expect(await outcome(person)).toBe('accepted');
  });

  it.each([['nobody', 'no-such-person'], ['erased', 'no-such-person'], ['elsewhere', 'person-takes-no-part'], ['left', 'person-takes-no-part']])('refuses a person: %s', async (person, code) => {
    expect(await outcome(person)).toBe(code);
  });

  it('refuses a day before the registration', async () => {
    expect(await outcome('here', { on: '2025-12-31' })).toBe('person-takes-no-part');
  });

  it('waits for a read model that is up to date', async () => {
    await expect(outcome('here', { upToDate: false })).rejects.toThrow(NotReady);
  });
});

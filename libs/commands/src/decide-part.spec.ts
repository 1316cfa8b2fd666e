import { Command, FactCommand, commandSpec, defineDecider, type DomainEvent } from '#kernel';
import { somebody } from '#spec';
import { decidePart } from './decide-part.js';

@Command({ name: 'open-door', title: 'Open the door', part: 'door', stream: 'ulo', roles: [], records: 'DoorOpened' })
class OpenDoor extends FactCommand {}

const deciderWith = (...events: DomainEvent[]) =>
  defineDecider<{ door: object }>('ulo', { door: { name: 'door', initial: () => ({}), evolve: (slice: object) => slice, decide: () => events } }, {});
const decide = (...events: DomainEvent[]) =>
  decidePart(deciderWith(...events), commandSpec(OpenDoor), new OpenDoor(), { at: {}, now: {}, occurredOn: '2026-01-01', actor: somebody });

describe('the rule of a command', () => {
  it('may return the fact that the command is declared to record, or nothing', () => {
    const opened = { type: 'DoorOpened', data: {} };
    expect(decide(opened)).toEqual([opened]);
    expect(decide()).toEqual([]);
  });

  it('throws when it returns another fact', () => {
    expect(() => decide({ type: 'DoorClosed', data: {} })).toThrow('open-door records DoorOpened, but its rule answered with DoorClosed');
  });
});

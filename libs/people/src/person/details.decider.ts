import { RuleRefused, type Part } from '#kernel';
import { wasErased } from './erased.js';
import { ChangePerson, ErasePerson, PersonLeaves, RegisterPerson, type PersonReturns, type detailsCommands } from './person.commands.js';
import type { DetailsEvent } from './person.events.js';
import type { PersonState } from './person.state.js';

type DetailsCommand = InstanceType<(typeof detailsCommands)[number]>;

export const detailsPart: Part<PersonState['details'], DetailsCommand, DetailsEvent, PersonState> = {
  name: 'details',
  initial: () => ({ key: null, told: null, registeredOn: null, leftOn: null, erasedOn: null }),

  evolve(state, { type, data, occurredOn: on }) {
    switch (type) {
      case 'PersonRegistered':
        state.registeredOn ??= on;
        return Object.assign(state, { key: data.key, told: { type, text: data.text } });
      case 'PersonChanged':
        return Object.assign(state, { key: data.key, told: { type, text: data.text } });
      case 'PersonLeft':
        return Object.assign(state, { leftOn: on });
      case 'PersonReturned':
        return Object.assign(state, { leftOn: null });
      case 'PersonalDataErased':
        state.erasedOn ??= on;
        return state;
      default:
        return state;
    }
  },

  decide(command, { at, now }) {
    if (command instanceof RegisterPerson) return [{ type: 'PersonRegistered', data: command.sealed }];
    // Nothing to record: it was erased already.
    if (command instanceof ErasePerson) return now.details.erasedOn === null ? [{ type: 'PersonalDataErased', data: {} }] : [];
    assertThen(at, now);
    if (command instanceof ChangePerson) return [{ type: 'PersonChanged', data: command.sealed }];
    if (command instanceof PersonLeaves) {
      if (now.details.leftOn !== null)
        throw new RuleRefused('person-left-already', `They left on ${now.details.leftOn}.`, [], 'If that was a mistake, record that they are back.');
      return [{ type: 'PersonLeft', data: {} }];
    }
    command satisfies PersonReturns;
    return now.details.leftOn === null ? [] : [{ type: 'PersonReturned', data: {} }];
  },
};

/** Of a person nothing is recorded before they were registered, nor after their details were erased. */
export function assertThen(at: PersonState, now: PersonState): void {
  if (now.details.erasedOn !== null) throw wasErased();
  if (at.details.registeredOn === null)
    throw new RuleRefused('person-not-registered-then', `The person was registered from ${now.details.registeredOn ?? 'a later day'} on.`, [], 'Give that day or a later one.');
}

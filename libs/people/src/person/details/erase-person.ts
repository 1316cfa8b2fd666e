import { Command, NOTHING, RegisteredPersonCommand } from '#kernel';
import { personFact } from '../person-part.js';

@Command({
  name: 'erase-person',
  title: 'Erase the details of a person',
  help: 'Their name, address and all other details of them becomes unreadable for ever. That it happened stays in the log.',
  roles: ['data-protection-officer'],
  stepUp: true,
  confirm: true,
})
export class ErasePerson extends RegisteredPersonCommand {}

export const personalDataErased = personFact('details', {
  command: ErasePerson,
  type: 'PersonalDataErased',
  version: 1,
  title: 'Personal data erased',
  decide: (_, { now }) => (now.details.erasedOn === null ? undefined : NOTHING),
  describe: () => '',
  evolve: (details, { occurredOn }) => void (details.erasedOn ??= occurredOn),
});

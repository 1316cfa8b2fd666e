import { Command } from '#kernel';
import { personFact } from '../person-part.js';
import { sealedData } from '../sealed-event.js';
import { DetailsCommand } from './details-command.js';

@Command({
  name: 'register-person',
  title: 'Register a person',
  help: 'Somebody to whom reminders go. Their details can be read only by those who need them, and can be erased.',
  creates: true,
  personal: true,
  roles: ['programme-manager', 'administrator', 'host'],
})
export class RegisterPerson extends DetailsCommand {}

export const personRegistered = personFact('details', {
  command: RegisterPerson,
  type: 'PersonRegistered',
  version: 1,
  title: 'Person registered',
  data: sealedData,
  decide: ({ sealed }) => sealed,
  describe: () => '',
  evolve(details, { type, occurredOn, data: { key, text } }) {
    details.registeredOn ??= occurredOn;
    Object.assign(details, { key, told: { type, text } });
  },
});

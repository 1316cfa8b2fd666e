import { Choice, Command, NOTHING, Text, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { registers, type Register } from './codes.js';
import { organisationDeciders } from './roles.js';

@Command({ name: 'register-organisation', title: 'Record a registration', roles: organisationDeciders })
export class RegisterOrganisation extends UloCommand {
  @Choice({ label: 'Register', options: registers })
  register!: Register;

  @Text({ label: 'Number', hint: 'The number in the register.', max: 40 })
  number!: string;
}

export const organisationRegistered = uloFact('governance', {
  command: RegisterOrganisation,
  type: 'OrganisationRegistered',
  version: 1,
  title: 'Organisation registered',
  decide: ({ register, number }, { now }) =>
    now.governance.registrations.some((r) => r.register === register && r.number === number) ? NOTHING : undefined,
  describe: ({ register, number }) => `${registers[register]}, number ${number}`,
  evolve: ({ registrations }, { id, occurredOn, data }) => void registrations.push({ id, on: occurredOn, ...data }),
});

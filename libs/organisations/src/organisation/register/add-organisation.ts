import { Choice, Command, OrganisationCommand, Text } from '#kernel';
import { organisationKinds, type OrganisationKind } from '../kinds.js';
import { organisationFact } from '../organisation-part.js';
import { keepers } from '../keepers.js';

@Command({
  name: 'add-organisation',
  title: 'Add an organisation',
  help: 'To the register of organisations that mentor, commission or fund ULOs, or work beside them. It gives nobody access yet.',
  creates: true,
  roles: keepers,
})
export class AddOrganisation extends OrganisationCommand {
  @Text({ label: 'Name' })
  name!: string;

  @Choice({ label: 'What is it?', options: organisationKinds })
  kind!: OrganisationKind;
}

export const organisationAdded = organisationFact('register', {
  command: AddOrganisation,
  type: 'OrganisationAdded',
  version: 1,
  title: 'Organisation added',
  describe: ({ name, kind }) => `${name}, ${organisationKinds[kind].toLowerCase()}`,
  evolve(register, { occurredOn, data: { name, kind } }) {
    register.name ??= name;
    register.kind ??= kind;
    register.addedOn ??= occurredOn;
  },
});

import { Command, NOTHING, RegisteredOrganisationCommand, Text } from '#kernel';
import { keepers } from '../keepers.js';
import { organisationFact } from '../organisation-part.js';
import { refuseWhenMerged } from '../refuse-when-merged.js';

@Command({
  name: 'rename-organisation',
  title: 'Rename an organisation',
  help: 'What was recorded under the earlier name stays as it is.',
  roles: keepers,
})
export class RenameOrganisation extends RegisteredOrganisationCommand {
  @Text({ label: 'New name' })
  name!: string;
}

export const organisationRenamed = organisationFact('register', {
  command: RenameOrganisation,
  type: 'OrganisationRenamed',
  version: 1,
  title: 'Organisation renamed',
  decide({ name }, context) {
    refuseWhenMerged(context);
    return context.now.register.name === name ? NOTHING : undefined;
  },
  describe: ({ name }) => name,
  evolve(register, { data: { name } }) {
    if (register.name !== null) register.formerNames.push(register.name);
    register.name = name;
  },
});

import { Command, NOTHING, RegisteredOrganisationCommand } from '#kernel';
import { joiners } from '../keepers.js';
import { organisationFact } from '../organisation-part.js';

@Command({
  name: 'separate-organisation',
  title: 'Separate from the other organisation',
  help: 'When two were merged that are not one. Access that followed from it ends at once.',
  roles: joiners,
})
export class SeparateOrganisation extends RegisteredOrganisationCommand {}

export const organisationSeparated = organisationFact('register', {
  command: SeparateOrganisation,
  type: 'OrganisationSeparated',
  version: 1,
  title: 'Organisation separated again',
  decide: (_, { now: { register } }) => (register.mergedInto === null ? NOTHING : undefined),
  describe: () => '',
  evolve: (register) => void (register.mergedInto = null),
});

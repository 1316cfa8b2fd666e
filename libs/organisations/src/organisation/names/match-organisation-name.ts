import { Command, NOTHING, RegisteredOrganisationCommand, Text, sameText } from '#kernel';
import { joiners } from '../keepers.js';
import { organisationFact } from '../organisation-part.js';
import { refuseWhenMerged } from '../refuse-when-merged.js';

@Command({
  name: 'match-organisation-name',
  title: 'Match a name',
  help: 'A name that stands in what was recorded is this organisation’s, however it is spelled. Anyone who holds a role in the organisation has access to what it mentors, commissions or funds under that name.',
  roles: joiners,
  confirm: true,
})
export class MatchOrganisationName extends RegisteredOrganisationCommand {
  @Text({ label: 'Name as it was recorded' })
  name!: string;
}

/** `organisationNameClaims` checks that no other organisation has the name, because that depends on other streams. */
export const organisationNameMatched = organisationFact('names', {
  command: MatchOrganisationName,
  type: 'OrganisationNameMatched',
  version: 1,
  title: 'Name matched with an organisation',
  decide({ name }, context) {
    refuseWhenMerged(context);
    return context.now.names.matched.some((one) => sameText(one, name)) ? NOTHING : undefined;
  },
  describe: ({ name }) => name,
  evolve: ({ matched }, { data: { name } }) => void matched.push(name),
});

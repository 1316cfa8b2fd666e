import { Command, NOTHING, RegisteredOrganisationCommand, Text, sameText } from '#kernel';
import { joiners } from '../keepers.js';
import { organisationFact } from '../organisation-part.js';

@Command({
  name: 'unmatch-organisation-name',
  title: 'Take a name away again',
  help: 'When the name was matched with the wrong organisation. Access that followed from it ends at once.',
  roles: joiners,
})
export class UnmatchOrganisationName extends RegisteredOrganisationCommand {
  @Text({ label: 'Name as it was recorded' })
  name!: string;
}

export const organisationNameUnmatched = organisationFact('names', {
  command: UnmatchOrganisationName,
  type: 'OrganisationNameUnmatched',
  version: 1,
  title: 'Name taken away from an organisation',
  decide: ({ name }, { now: { names } }) => (names.matched.some((one) => sameText(one, name)) ? undefined : NOTHING),
  describe: ({ name }) => name,
  evolve: (names, { data: { name } }) => void (names.matched = names.matched.filter((one) => !sameText(one, name))),
});

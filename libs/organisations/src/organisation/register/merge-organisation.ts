import { Command, InvalidInput, NOTHING, Reference, RegisteredOrganisationCommand } from '#kernel';
import { joiners } from '../keepers.js';
import { organisationFact } from '../organisation-part.js';
import { refuseWhenMerged } from '../refuse-when-merged.js';

@Command({
  name: 'merge-organisation',
  title: 'Merge into another organisation',
  help: 'The two are one from now on: people with a role in one of them have access to what the other one mentors, commissions or funds.',
  roles: joiners,
  confirm: true,
})
export class MergeOrganisation extends RegisteredOrganisationCommand {
  @Reference({ label: 'Into which organisation?', to: 'organisation' })
  into!: string;
}

/** `namedOrganisations` checks that the other one exists and is not merged, because that depends on another stream. */
export const organisationMerged = organisationFact('register', {
  command: MergeOrganisation,
  type: 'OrganisationMerged',
  version: 1,
  title: 'Organisation merged into another',
  decide({ organisationId, into }, context) {
    const [id, other] = [organisationId.toLowerCase(), into.toLowerCase()];
    if (id === other) throw new InvalidInput([{ field: 'into', message: 'Choose another organisation' }]);
    if (context.now.register.mergedInto === other) return NOTHING;
    refuseWhenMerged(context);
    return { into: other };
  },
  describe: () => '',
  evolve: (register, { data: { into } }) => void (register.mergedInto = into),
});

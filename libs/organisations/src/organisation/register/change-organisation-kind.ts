import { Choice, Command, NOTHING, RegisteredOrganisationCommand } from '#kernel';
import { keepers } from '../keepers.js';
import { organisationKinds, type OrganisationKind } from '../kinds.js';
import { organisationFact } from '../organisation-part.js';
import { refuseWhenMerged } from '../refuse-when-merged.js';

@Command({ name: 'change-organisation-kind', title: 'Change what an organisation is', roles: keepers })
export class ChangeOrganisationKind extends RegisteredOrganisationCommand {
  @Choice({ label: 'What is it?', options: organisationKinds })
  kind!: OrganisationKind;
}

export const organisationKindChanged = organisationFact('register', {
  command: ChangeOrganisationKind,
  type: 'OrganisationKindChanged',
  version: 1,
  title: 'Kind of an organisation changed',
  decide({ kind }, context) {
    refuseWhenMerged(context);
    return context.now.register.kind === kind ? NOTHING : undefined;
  },
  describe: ({ kind }) => organisationKinds[kind],
  evolve: (register, { data: { kind } }) => void (register.kind = kind),
});

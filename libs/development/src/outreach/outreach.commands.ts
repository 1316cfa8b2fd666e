import { Choice, ChoiceList, Command, LongText, UloCommand, Whole, YesNo } from '#kernel';
import { userGroups, type UserGroup } from '../user-groups.js';
import { carersRoutes, organisationKinds, type CarersRoute, type OrganisationKind } from './outreach.events.js';

const part = 'outreach';
const networkers = ['development-worker', 'committee', 'user-member', 'programme-manager', 'commissioner'] as const;

@Command({
  name: 'map-organisations',
  title: 'Map local organisations',
  help: 'How many organisations work in the area.',
  part,
  stream: 'ulo',
  roles: networkers,
  records: 'OrganisationsMapped',
})
export class MapOrganisations extends UloCommand {
  @Whole({ label: 'How many?', min: 1, max: 10_000 })
  count!: number;

  @ChoiceList({ label: 'Of which kinds?', options: organisationKinds, optional: true })
  kinds?: OrganisationKind[];
}

@Command({
  name: 'check-duplication',
  title: 'Check for duplication',
  help: 'So that the work of each organisation is not repeated.',
  part,
  stream: 'ulo',
  roles: networkers,
  records: 'DuplicationChecked',
})
export class CheckDuplication extends UloCommand {
  @YesNo({ label: 'Would work be repeated?' })
  duplicated!: boolean;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

@Command({
  name: 'agree-relationships',
  title: 'Agree supportive relationships',
  part,
  stream: 'ulo',
  roles: networkers,
  records: 'RelationshipsAgreed',
})
export class AgreeRelationships extends UloCommand {
  @Whole({ label: 'How many were agreed?', min: 1, max: 10_000 })
  count!: number;

  @LongText({ label: 'Terms', hint: 'What each side does for the other. Do not write names of people.', optional: true })
  terms?: string;
}

@Command({
  name: 'reach-user-groups',
  title: 'Record user groups reached',
  help: 'Numbers only.',
  part,
  stream: 'ulo',
  roles: networkers,
  records: 'UserGroupReached',
})
export class ReachUserGroups extends UloCommand {
  @ChoiceList({ label: 'Which groups?', options: userGroups })
  userGroups!: UserGroup[];

  @Whole({ label: 'How many people?', min: 1 })
  people!: number;
}

@Command({
  name: 'agree-carers-route',
  title: 'Agree how carers take part',
  part,
  stream: 'ulo',
  roles: ['user-member', 'committee', 'programme-manager'],
  records: 'CarersRouteAgreed',
})
export class AgreeCarersRoute extends UloCommand {
  @Choice({ label: 'How do carers take part?', options: carersRoutes })
  route!: CarersRoute;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const outreachCommands = [MapOrganisations, CheckDuplication, AgreeRelationships, ReachUserGroups, AgreeCarersRoute] as const;

import { declareEvents, type DomainEvent } from '#kernel';
import { userGroups, type UserGroup } from '../user-groups.js';
import { counted, listed } from '../words.js';

export const organisationKinds = {
  'civil-society': 'Civil society organisations',
  cvs: 'Council for voluntary service',
  'carers-organisation': 'Carers’ organisations',
  'user-group': 'Groups of people who use services',
  provider: 'Service providers',
  other: 'Other organisations',
} as const;
export type OrganisationKind = keyof typeof organisationKinds;

export const carersRoutes = {
  'within-ulo': 'Carers are part of the ULO',
  'partner-organisation': 'The ULO works with a carers’ organisation',
} as const;
export type CarersRoute = keyof typeof carersRoutes;

export type OrganisationsMapped = DomainEvent<'OrganisationsMapped', { count: number; kinds?: OrganisationKind[] }>;
/** `duplicated` tells whether work of another organisation would be repeated. */
export type DuplicationChecked = DomainEvent<'DuplicationChecked', { duplicated: boolean; note?: string }>;
/** `count` relationships agreed on one day; `terms` say what each side does for the other. */
export type RelationshipsAgreed = DomainEvent<'RelationshipsAgreed', { count: number; terms?: string }>;
export type UserGroupReached = DomainEvent<'UserGroupReached', { userGroups: UserGroup[]; people: number }>;
export type CarersRouteAgreed = DomainEvent<'CarersRouteAgreed', { route: CarersRoute; note?: string }>;

export type OutreachEvent =
  | OrganisationsMapped
  | DuplicationChecked
  | RelationshipsAgreed
  | UserGroupReached
  | CarersRouteAgreed;

const part = 'outreach';

export const outreachEvents = declareEvents<OutreachEvent>({
  OrganisationsMapped: {
    version: 1,
    part,
    title: 'Local organisations mapped',
    describe: ({ count, kinds = [] }) =>
      counted(count, 'organisation') + (kinds.length === 0 ? '' : `: ${listed(kinds.map((k) => organisationKinds[k].toLowerCase()))}`),
  },
  DuplicationChecked: {
    version: 1,
    part,
    title: 'Duplication checked',
    describe: ({ duplicated, note }) => (duplicated ? 'Work would be repeated' : 'No duplication found') + (note === undefined ? '' : ` – ${note}`),
  },
  RelationshipsAgreed: {
    version: 1,
    part,
    title: 'Supportive relationships agreed',
    describe: ({ count, terms }) => counted(count, 'relationship') + (terms === undefined ? '' : `: ${terms}`),
  },
  UserGroupReached: {
    version: 1,
    part,
    title: 'User groups reached',
    describe: ({ userGroups: groups, people }) =>
      `${counted(people, 'person', 'people')}: ${listed(groups.map((g) => userGroups[g].toLowerCase()))}`,
  },
  CarersRouteAgreed: { version: 1, part, title: 'Carers’ route agreed', describe: ({ route }) => carersRoutes[route] },
});

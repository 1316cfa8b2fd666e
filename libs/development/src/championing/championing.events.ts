import { declareEvents, type DomainEvent } from '#kernel';

export const championingActivities = {
  'spoke-for': 'Spoke for the ULO',
  'opened-door': 'Opened a door',
  'gave-place': 'Gave the ULO a place at a meeting',
  'shared-contacts': 'Shared its contact details',
  other: 'Something else',
} as const;
export type ChampioningActivity = keyof typeof championingActivities;

export const audiences = {
  'senior-managers': 'Senior managers',
  councillors: 'Councillors',
  'other-departments': 'Other departments',
  'health-service': 'The health service',
  providers: 'Service providers',
  funders: 'Funders',
  public: 'The public',
} as const;
export type Audience = keyof typeof audiences;

export const resourceKinds = {
  premises: 'Premises',
  funding: 'Funding',
  support: 'Support',
  infrastructure: 'Infrastructure (IT, payroll, finance, advice)',
  'access-costs': 'Travel, personal assistants, meeting space',
} as const;
export type ResourceKind = keyof typeof resourceKinds;

/** `post` is the post held, never the person’s name. */
export type ChampionNamed = DomainEvent<'ChampionNamed', { post: string }>;
export type ChampioningActivityLogged = DomainEvent<
  'ChampioningActivityLogged',
  { activity: ChampioningActivity; audience: Audience; note?: string }
>;
export type ResourceAccessFacilitated = DomainEvent<'ResourceAccessFacilitated', { kind: ResourceKind; note?: string }>;

export type ChampioningEvent = ChampionNamed | ChampioningActivityLogged | ResourceAccessFacilitated;

const part = 'championing';

export const championingEvents = declareEvents<ChampioningEvent>({
  ChampionNamed: { version: 1, part, title: 'Commissioner champion named', describe: ({ post }) => post },
  ChampioningActivityLogged: {
    version: 1,
    part,
    title: 'Championing logged',
    describe: ({ activity, audience, note }) =>
      `${championingActivities[activity]}: ${audiences[audience].toLowerCase()}${note === undefined ? '' : ` – ${note}`}`,
  },
  ResourceAccessFacilitated: {
    version: 1,
    part,
    title: 'Access to resources helped',
    describe: ({ kind, note }) => resourceKinds[kind] + (note === undefined ? '' : ` – ${note}`),
  },
});

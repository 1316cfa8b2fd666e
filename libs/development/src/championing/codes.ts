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

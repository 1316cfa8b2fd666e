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

/** The roles that record the ULO’s networking. */
export const networkers = ['development-worker', 'committee', 'user-member', 'programme-manager', 'commissioner'] as const;

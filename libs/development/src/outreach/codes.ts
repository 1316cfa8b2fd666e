export const organisationKinds = {
  'civil-society': 'Civil society organisations',
  cvs: 'Council for voluntary service',
  'carers-organisation': 'Carers’ organisations',
  'user-group': 'Groups of people who use services',
  provider: 'Service providers',
  other: 'Other organisations',
} as const;
export type OrganisationKind = keyof typeof organisationKinds;

export const ageGroups = {
  'under-18': 'Under 18',
  '18-to-64': '18 to 64',
  '65-and-over': '65 and over',
  'not-known': 'Not known',
} as const;
export type AgeGroup = keyof typeof ageGroups;

export const forumParts = {
  member: 'A member',
  convenor: 'Called it together',
  chair: 'Chairs it, or shares the chair',
} as const;
export type ForumPart = keyof typeof forumParts;

export const carersRoutes = {
  'within-ulo': 'Carers are part of the ULO',
  'partner-organisation': 'The ULO works with a carers’ organisation',
} as const;
export type CarersRoute = keyof typeof carersRoutes;

/** The roles that record the ULO’s networking. */
export const networkers = ['development-worker', 'committee', 'user-member', 'programme-manager', 'commissioner'] as const;

/** The kinds of organisation that matter to the development of ULOs. */
export const organisationKinds = {
  'local-authority': 'Local authority',
  'mentor-ulo': 'ULO that mentors others',
  ulo: 'User-led organisation (ULO)',
  funder: 'Funder',
  provider: 'Service provider',
  'civil-society': 'Civil society organisation',
} as const;
export type OrganisationKind = keyof typeof organisationKinds;

/** The services that a ULO sets out to offer. */
export const offers = {
  information: 'Information',
  advice: 'Advice',
  services: 'Services',
  representation: 'Representation',
  'peer-support': 'Peer support',
  campaigning: 'Campaigning',
} as const;
export type Offer = keyof typeof offers;

/** The kinds of partners in a partnership. */
export const partnerKinds = {
  'member-organisation': 'Member organisation, of a particular group',
  'carers-organisation': 'Organisation of carers',
  'voluntary-organisation': 'Voluntary organisation',
  'service-provider': 'Service provider',
  'health-service': 'Health service',
  'local-authority': 'Local authority',
  'other-ulo': 'Another user-led organisation',
  other: 'Other',
} as const;
export type PartnerKind = keyof typeof partnerKinds;

/** The commissioner's remaining role after stepping back. */
export const stepBackRoles = {
  'funder-only': 'Funder only',
  'funder-and-adviser': 'Funder, and adviser when asked',
  none: 'No role',
} as const;
export type StepBackRole = keyof typeof stepBackRoles;

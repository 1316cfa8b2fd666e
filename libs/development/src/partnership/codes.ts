/** What a ULO sets out to offer. */
export const offers = {
  information: 'Information',
  advice: 'Advice',
  services: 'Services',
  representation: 'Representation',
  'peer-support': 'Peer support',
  campaigning: 'Campaigning',
} as const;
export type Offer = keyof typeof offers;

/** What is left of the commissioner's part after stepping back. */
export const stepBackRoles = {
  'funder-only': 'Funder only',
  'funder-and-adviser': 'Funder, and adviser when asked',
  none: 'No part any more',
} as const;
export type StepBackRole = keyof typeof stepBackRoles;

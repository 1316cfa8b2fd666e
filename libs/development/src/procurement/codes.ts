/** Whether a contract is reserved for supported businesses. */
export const reservationChoices = {
  reserve: 'Reserve it for supported businesses',
  'invite-only': 'Below the threshold: invite supported businesses only',
  'match-price': 'Below the threshold: let supported businesses match the best price',
  open: 'Leave it open to everybody',
} as const;
export type ReservationChoice = keyof typeof reservationChoices;

export const tenderFormats = {
  standard: 'Standard documents',
  'easy-read': 'Easy Read',
  'large-print': 'Large print',
  audio: 'Audio',
  'sign-language': 'British Sign Language video',
  'plain-english': 'Plain English summary',
  'accessible-online': 'Accessible web pages',
} as const;
export type TenderFormat = keyof typeof tenderFormats;

/** Few people can use standard documents alone. */
export const hasAccessibleFormat = (formats: readonly TenderFormat[]): boolean => formats.some((format) => format !== 'standard');

export const awardCriteria = {
  price: 'Price',
  quality: 'Quality of the service',
  'independent-living': 'Outcomes for independent living',
  'user-control': 'Control by people who use services',
  credibility: 'Credibility with local people',
  'social-value': 'Added value for the area',
  access: 'Accessibility',
} as const;
export type AwardCriterion = keyof typeof awardCriteria;

/** Ways to draw up a specification so that user-led organisations can tender. */
export const specificationChecks = {
  outcomes: 'It asks for outcomes, not for ways of working',
  'plain-language': 'It is in plain language',
  'small-lots': 'It is split into lots that a small organisation can take',
  'in-proportion': 'What it asks of accounts and insurance is in proportion',
  'payment-in-advance': 'It is paid in advance or often',
  'full-costs': 'It allows for all costs, training among them',
} as const;
export type SpecificationCheck = keyof typeof specificationChecks;

/** The roles that buy, and that keep the records of a programme. */
export const buyers = ['commissioner', 'programme-manager'] as const;

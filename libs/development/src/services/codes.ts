/** The typical activities of a ULO from SCIE At a glance 25, and representation. */
export const serviceKinds = {
  'information-and-advice': 'Information and advice',
  'advocacy-and-peer-support': 'Advocacy and peer support',
  'direct-payments-support': 'Support with direct payments and personal budgets',
  'personal-assistant-support': 'Support to employ personal assistants',
  'self-assessment-and-planning': 'Help with self-assessment and support planning',
  'equality-training': 'Equality training',
  'co-production': 'Co-producing policies and services with local agencies',
  campaigning: 'Campaigning',
  representation: 'Representation',
} as const;
export type ServiceKind = keyof typeof serviceKinds;

export const serviceInWords = (service: ServiceKind, note?: string): string =>
  note ? `${serviceKinds[service]}: ${note}` : serviceKinds[service];

/** The roles that record the opening and closing of services. */
export const serviceRecorders = ['development-worker', 'committee', 'programme-manager'] as const;

/** The outcomes that guidance expects from the work of user-led organisations. */
export const outcomeTags = {
  'choice-and-control': 'Choice and control',
  'independent-living': 'Independent living',
  'human-rights': 'Human rights',
  'less-inequality': 'Less inequality',
  'social-capital': 'Social capital: people know and help each other',
  prevention: 'Prevention: less need for care',
  responsive: 'Services that respond to people',
  employment: 'Employment and volunteering',
} as const;
export type OutcomeTag = keyof typeof outcomeTags;

/** The topics of mentoring sessions. */
export const mentoringTopics = {
  'partnership-working': 'Partnership working',
  governance: 'Governance',
  'governing-document': 'Governing document',
  policies: 'Policies',
  'funding-bids': 'Funding bids',
  premises: 'Premises',
  staffing: 'Staffing',
  launch: 'Launch',
  quality: 'Quality assurance',
  networking: 'Networking',
  services: 'Services',
  other: 'Something else',
} as const;
export type MentoringTopic = keyof typeof mentoringTopics;

export const sessionModes = { 'in-person': 'In person', video: 'By video call', phone: 'By phone' } as const;
export type SessionMode = keyof typeof sessionModes;

/** What a milestone is about. The launch milestone is achieved by the launch event itself. */
export const milestoneKinds = {
  partnership: 'Partnership agreed',
  'steering-group': 'Steering group formed',
  constitution: 'Constitution adopted',
  committee: 'Committee elected',
  worker: 'Development worker in post',
  policies: 'Policies adopted',
  premises: 'Premises secured',
  funding: 'Funding agreed',
  quality: 'Quality assurance in place',
  launch: 'Launch event',
  service: 'Service opened',
  'step-back': 'Standing on its own feet',
  other: 'Something else',
} as const;
export type MilestoneKind = keyof typeof milestoneKinds;

/** Why a milestone gets another date, or is given up. */
export const changeReasons = {
  'people-not-in-place': 'Committee or worker not in place',
  'premises-not-secured': 'Premises not secured',
  'funding-not-in-place': 'Funding not in place',
  'policies-not-ready': 'Policies or procedures not ready',
  'partner-not-ready': 'A partner was not ready',
  'timescale-unrealistic': 'The timescale was unrealistic',
  'access-needs': 'More time needed to make it accessible',
  'brought-forward': 'Ready earlier than planned',
  'no-longer-needed': 'No longer needed',
  outside: 'Something outside the programme',
  other: 'Another reason',
} as const;
export type ChangeReason = keyof typeof changeReasons;

export const celebrationPurposes = {
  morale: 'To boost morale',
  profile: 'To raise the profile',
  thanks: 'To thank the people who did it',
} as const;
export type CelebrationPurpose = keyof typeof celebrationPurposes;

/** The reason as chosen, with what was added in somebody's own words. */
export const reasonInWords = (reasonCode: ChangeReason, note?: string): string =>
  note === undefined ? changeReasons[reasonCode] : `${changeReasons[reasonCode]} – ${note}`;

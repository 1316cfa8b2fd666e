/** The kinds of milestones. Holding the launch achieves the launch milestone. */
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

/** The reasons for moving or cancelling a milestone. */
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

/** The chosen reason, followed by the note. */
export const reasonInWords = (reasonCode: ChangeReason, note?: string): string =>
  note === undefined ? changeReasons[reasonCode] : `${changeReasons[reasonCode]} – ${note}`;

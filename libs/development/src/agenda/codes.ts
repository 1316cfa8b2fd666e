export const meetingKinds = {
  'steering-group': 'Steering group',
  committee: 'Management committee',
  members: 'Members’ meeting',
  partnership: 'Partners’ meeting',
} as const;
export type MeetingKind = keyof typeof meetingKinds;

/** The role in which a person chairs a meeting or proposes an item. */
export const meetingParts = {
  users: 'People who use services',
  carers: 'Carers',
  worker: 'Development worker',
  mentor: 'Mentor',
  commissioner: 'Commissioner',
  providers: 'Service providers',
  other: 'Somebody else',
} as const;
export type MeetingPart = keyof typeof meetingParts;

export const meetingRecorders = ['committee', 'user-member', 'development-worker', 'programme-manager'] as const;
export const proposers = [...meetingRecorders, 'commissioner', 'mentor'] as const;

export const supportNeeds = {
  time: 'Time',
  supervision: 'Supervision',
  training: 'Training',
  equipment: 'Equipment',
  'business-skills': 'Business skills',
  volunteers: 'More people to help',
  other: 'Something else',
} as const;
export type SupportNeed = keyof typeof supportNeeds;

/** The skills that a development worker needs. */
export const workerSkills = {
  'community-development': 'Community development',
  'user-involvement': 'Working with people who use services',
  'business-development': 'Business development',
  fundraising: 'Raising funds',
  governance: 'Governance',
  communication: 'Getting known',
} as const;
export type WorkerSkill = keyof typeof workerSkills;

/** The roles that appoint workers, change their posts and record that they left. */
export const employers = ['committee', 'user-member', 'programme-manager'] as const;
/** The roles that record the work of the development worker. */
export const staffingRecorders = ['development-worker', 'committee', 'programme-manager'] as const;

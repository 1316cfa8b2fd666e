export const lessonTopics = {
  timescale: 'Time needed',
  partnership: 'Partnership',
  'user-control': 'Users in control',
  mentoring: 'Mentoring',
  governance: 'Governance',
  staffing: 'Staffing',
  funding: 'Funding',
  premises: 'Premises',
  launch: 'Launch and marketing',
  networking: 'Networking',
  services: 'Services',
  other: 'Something else',
} as const;
export type LessonTopic = keyof typeof lessonTopics;

/** The barriers that SCIE guide 36 names ("Challenges: barriers"). */
export const barriers = {
  'limited-income': 'Limited income',
  'lack-of-resources': 'Lack of resources',
  'lack-of-business-skills': 'Lack of business skills',
  'exclusion-from-civil-society': 'Left out by other civil society organisations',
  'tendering-favours-large-firms': 'Tendering favours large organisations',
  'lack-of-value': 'What ULOs do is not valued',
} as const;
export type Barrier = keyof typeof barriers;

/** The roles that record lessons and barriers: all but auditors and data protection officers. */
export const recorders = ['programme-manager', 'commissioner', 'mentor', 'user-member', 'development-worker', 'committee'] as const;

import { declareEvents, type DomainEvent } from '#kernel';

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

export type LessonLearned = DomainEvent<'LessonLearned', { lesson: string; topic: LessonTopic }>;
export type BarrierIdentified = DomainEvent<'BarrierIdentified', { barrier: Barrier; note?: string }>;
/** `identified` is the id of the `BarrierIdentified` that is overcome. */
export type BarrierOvercome = DomainEvent<'BarrierOvercome', { identified: string; how: string }>;

export type LessonsEvent = LessonLearned | BarrierIdentified | BarrierOvercome;

const part = 'lessons';

export const lessonsEvents = declareEvents<LessonsEvent>({
  LessonLearned: { version: 1, part, title: 'Lesson recorded', describe: ({ lesson }) => lesson },
  BarrierIdentified: {
    version: 1,
    part,
    title: 'Barrier identified',
    describe: ({ barrier, note }) => barriers[barrier] + (note === undefined ? '' : ` – ${note}`),
  },
  BarrierOvercome: { version: 1, part, title: 'Barrier overcome', describe: ({ how }) => how },
});

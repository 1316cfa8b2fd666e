import { declareEvents, type DomainEvent, type PlainDate } from '#kernel';

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

export type MilestonePlanned = DomainEvent<'MilestonePlanned', { name: string; kind: MilestoneKind; dueOn: PlainDate }>;
/** `milestone` is the id of the `MilestonePlanned`; `oldDueOn` is the date agreed until then. */
export type MilestoneRescheduled = DomainEvent<
  'MilestoneRescheduled',
  { milestone: string; oldDueOn: PlainDate; newDueOn: PlainDate; reasonCode: ChangeReason; note?: string }
>;
export type MilestoneAchieved = DomainEvent<'MilestoneAchieved', { milestone: string; note?: string }>;
export type MilestoneCancelled = DomainEvent<'MilestoneCancelled', { milestone: string; reasonCode: ChangeReason; note?: string }>;
export type AchievementCelebrated = DomainEvent<
  'AchievementCelebrated',
  { what: string; purposes: CelebrationPurpose[]; milestone?: string }
>;

export type MilestonesEvent =
  | MilestonePlanned
  | MilestoneRescheduled
  | MilestoneAchieved
  | MilestoneCancelled
  | AchievementCelebrated;

const part = 'milestones';
const why = (reasonCode: ChangeReason, note: string | undefined): string =>
  note === undefined ? changeReasons[reasonCode] : `${changeReasons[reasonCode]} – ${note}`;

export const milestonesEvents = declareEvents<MilestonesEvent>({
  MilestonePlanned: { version: 1, part, title: 'Milestone planned', describe: ({ name, dueOn }) => `${name}, due on ${dueOn}` },
  MilestoneRescheduled: {
    version: 1,
    part,
    title: 'Milestone rescheduled',
    describe: ({ oldDueOn, newDueOn, reasonCode, note }) => `From ${oldDueOn} to ${newDueOn}: ${why(reasonCode, note)}`,
  },
  MilestoneAchieved: { version: 1, part, title: 'Milestone achieved', describe: ({ note = '' }) => note },
  MilestoneCancelled: {
    version: 1,
    part,
    title: 'Milestone cancelled',
    describe: ({ reasonCode, note }) => why(reasonCode, note),
  },
  AchievementCelebrated: { version: 1, part, title: 'Achievement celebrated', describe: ({ what }) => what },
});

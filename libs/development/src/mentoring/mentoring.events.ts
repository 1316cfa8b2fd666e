import { declareEvents, type DomainEvent, type PlainDate } from '#kernel';

/** What a mentoring session can be about. */
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

export type MentoringAgreed = DomainEvent<'MentoringAgreed', { mentor: string; startsOn: PlainDate; endsOn: PlainDate }>;
/** `agreement` is the id of the `MentoringAgreed`. Version 1 had none: it is the agreement in force on the day. */
export type MentoringExtended = DomainEvent<'MentoringExtended', { agreement?: string; endsOn: PlainDate }>;
export type MentoringEnded = DomainEvent<'MentoringEnded', { agreement?: string; asAgreed: boolean }>;
export type MentoringSessionLogged = DomainEvent<
  'MentoringSessionLogged',
  { hours: number; topics: MentoringTopic[]; mode?: SessionMode; note?: string }
>;
export type MentorActionAgreed = DomainEvent<'MentorActionAgreed', { action: string; dueOn?: PlainDate }>;
/** `agreed` is the id of the `MentorActionAgreed` it closes. */
export type MentorActionClosed = DomainEvent<'MentorActionClosed', { agreed: string }>;

export type MentoringEvent =
  | MentoringAgreed
  | MentoringExtended
  | MentoringEnded
  | MentoringSessionLogged
  | MentorActionAgreed
  | MentorActionClosed;

export const mentoringEvents = declareEvents<MentoringEvent>({
  MentoringAgreed: {
    version: 1,
    part: 'mentoring',
    title: 'Mentoring agreed',
    describe: ({ mentor, startsOn, endsOn }) => `With ${mentor}, from ${startsOn} to ${endsOn}`,
  },
  MentoringExtended: { version: 2, part: 'mentoring', title: 'Mentoring extended', describe: ({ endsOn }) => `To ${endsOn}` },
  MentoringEnded: {
    version: 2,
    part: 'mentoring',
    title: 'Mentoring ended',
    describe: ({ asAgreed }) => (asAgreed ? 'As agreed' : 'Earlier or later than agreed'),
  },
  MentoringSessionLogged: {
    version: 1,
    part: 'mentoring',
    title: 'Mentoring session logged',
    describe: ({ hours, topics }) =>
      `${hours} ${hours === 1 ? 'hour' : 'hours'}: ${topics.map((t) => mentoringTopics[t].toLowerCase()).join(', ')}`,
  },
  MentorActionAgreed: {
    version: 1,
    part: 'mentoring',
    title: 'Mentoring action agreed',
    describe: ({ action, dueOn }) => (dueOn ? `${action}, by ${dueOn}` : action),
  },
  MentorActionClosed: { version: 1, part: 'mentoring', title: 'Mentoring action closed', describe: () => '' },
});

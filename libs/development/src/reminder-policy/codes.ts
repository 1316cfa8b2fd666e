/** What a deadline is about. What is *overdue* stays so until it is done; the others merely end or open. */
export const deadlineKinds = {
  milestone: 'Milestone due',
  report: 'Report to a funder due',
  agreement: 'Funding agreement ends',
  lease: 'Premises end',
  insurance: 'Insurance ends',
  policy: 'Policy to be looked at again',
  award: 'Quality award ends',
  mentoring: 'Mentoring ends',
  'mentor-silent': 'No mentoring for six weeks',
} as const;
export type DeadlineKind = keyof typeof deadlineKinds;

/** Kinds of which nothing more is expected once the day has passed: nobody is reminded of them again. */
export const overdueKinds: readonly DeadlineKind[] = ['milestone', 'report'];

/** Whom a reminder goes to. The owner is the development worker once there is one, before that the programme manager. */
export const recipients = {
  owner: 'The owner: the development worker, before there is one the programme manager',
  manager: 'The programme manager',
  mentor: 'The mentor',
  commissioner: 'The commissioner',
} as const;
export type Recipient = keyof typeof recipients;

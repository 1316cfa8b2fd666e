import { addDays, type PlainDate } from '#kernel';
import { earliest } from '../earliest.js';
import { agreementOn, type MentoringAgreement } from '../mentoring/state.js';
import { noMentoringForSixWeeks } from '../warnings/no-mentoring-for-six-weeks.js';
import { beforeItEnds, type KindOfDeadline } from './kind-of-deadline.js';

export const mentoringEnds: KindOfDeadline = {
  label: 'Mentoring ends',
  staysOverdue: false,
  endsWithDevelopment: true,
  whatToDo: 'Agree on what follows, and record it.',
  tab: 'mentoring',
  defaultRule: { ...beforeItEnds, to: ['mentor'] },
  deadlines: ({ mentoring: { agreements } }) =>
    agreements.map((a) => ({ subject: a.id, name: `Mentoring by ${a.mentor}`, dueOn: a.endsOn, from: a.startsOn, until: earliest(a.endedOn, followedOn(a, agreements)) })),
};

/** The first day of the next agreement. */
const followedOn = ({ endsOn }: MentoringAgreement, all: readonly MentoringAgreement[]): PlainDate | null =>
  all.map(({ startsOn }) => startsOn).filter((startsOn) => startsOn > endsOn).sort()[0] ?? null;

/** Due on the day on which the warning opens. It begins at the last session, so that a session in time ends it. */
export const mentorSilent: KindOfDeadline = {
  label: 'No mentoring for six weeks',
  staysOverdue: false,
  endsWithDevelopment: true,
  whatToDo: 'Meet, and log the session; or record that the mentoring has ended.',
  tab: 'mentoring',
  defaultRule: { before: [{ days: 0 }], to: ['mentor'], escalateAfterDays: 14, escalateTo: ['manager'] },
  deadlines: (ulo) =>
    noMentoringForSixWeeks.intervals(ulo).map(({ opens, clears, why }) => ({
      subject: agreementOn(ulo.mentoring, opens)?.id ?? '',
      name: `No mentoring for six weeks. ${why}`,
      dueOn: opens,
      from: addDays(opens, -42),
      until: clears,
    })),
};

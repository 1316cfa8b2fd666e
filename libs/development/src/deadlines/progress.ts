import { newsUntil, progressInWords, type Progress } from '../progress/state.js';
import type { DeadlineOfKind, KindOfDeadline } from './kind-of-deadline.js';

/** What a ULO has reached, reported once, on its day. After a correction it is reported for the corrected day. */
export const progressMade: KindOfDeadline = {
  label: 'Gate passed, or establishment declared',
  staysOverdue: false,
  isNews: true,
  whatToDo: 'Nothing: this is for your information.',
  tab: 'steps',
  defaultRule: { before: [{ days: 0 }], to: ['owner', 'manager', 'mentor', 'commissioner'] },
  deadlines: ({ progress }) => [...new Map(progress.recorded.map((one) => [subjectOf(one), news(one)])).values()],
};

const subjectOf = ({ kind, phase }: Progress): string => (kind === 'gate-passed' ? `gate ${phase}` : 'establishment');
const news = (one: Progress): DeadlineOfKind => ({ subject: subjectOf(one), name: progressInWords(one), dueOn: one.on, from: one.on, until: newsUntil(one.on) });

import { addDays, type PlainDate } from '#kernel';
import { phasesFollowed } from '../phases/phases-followed.js';
import { BY_ALL_RECORDED } from '../steps/ulo-steps.js';
import type { DeadlineOfKind, KindOfDeadline } from './kind-of-deadline.js';

/** Days after which it is news no more. */
const NEWS_FOR = 8;

/** What a ULO has reached, told once on its day. A day that is corrected is told as the day that it is then. */
export const progressMade: KindOfDeadline = {
  label: 'Gate passed, or establishment declared',
  staysOverdue: false,
  isNews: true,
  whatToDo: 'Nothing: you are told so that you know.',
  tab: 'steps',
  defaultRule: { before: [{ days: 0 }], to: ['owner', 'manager', 'mentor', 'commissioner'] },
  deadlines(ulo) {
    const gates = phasesFollowed(ulo, BY_ALL_RECORDED).flatMap(({ phase, passedOn }) => (passedOn === null ? [] : [news(`gate ${phase.code}`, `The gate of “${phase.title}” is passed`, passedOn)]));
    const { established } = ulo.partnership;
    return established ? [...gates, news('establishment', 'The ULO is declared established', established.on)] : gates;
  },
};

const news = (subject: string, name: string, on: PlainDate): DeadlineOfKind => ({ subject, name, dueOn: on, from: on, until: addDays(on, NEWS_FOR) });

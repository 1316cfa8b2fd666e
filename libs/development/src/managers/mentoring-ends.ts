import { addDays, londonDate, type Fact } from '#kernel';
import { lastDayOf, type MentoringAgreement } from '../mentoring/state.js';
import { actionsManager, type WantedAction } from './actions-manager.js';

/** The number of days until the action is due. */
const DAYS_TO_ACT = 28;

/** Asks for a new agreement when mentoring ends without a successor, unless the commissioner has stepped back. */
export const mentoringEnds = actionsManager({
  name: 'mentoring-ends',
  version: 2,
  title: 'Mentoring that ends without a successor',
  handles: ['MentoringAgreed', 'MentoringExtended', 'MentoringEnded', 'CommissionerSteppedBack'],
  kinds: ['agree-next-mentor'],
  endsWithDevelopment: true,
  wanted({ facts, ulo: { mentoring: { agreements }, partnership } }) {
    const [last] = agreements.toSorted((a, b) => (lastDayOf(a) < lastDayOf(b) ? 1 : -1));
    return last && !partnership.steppedBack ? [actionOn(last, facts)] : [];
  },
});

function actionOn(agreement: MentoringAgreement, facts: readonly Fact[]): WantedAction {
  const { id, mentor, endsOn, endedOn } = agreement;
  const action = { kind: 'agree-next-mentor', owner: 'manager', subject: id, about: `mentoring by ${mentor}` } as const;
  const ended = facts.find(({ type, occurredOn, data }) => type === 'MentoringEnded' && occurredOn === endedOn && ((data as { agreement?: string }).agreement ?? id) === id);
  if (ended) return { ...action, dueOn: addDays(londonDate(ended.recordedAt), DAYS_TO_ACT), because: { event: ended.id } };
  const day = addDays(endsOn, 1);
  return { ...action, dueOn: addDays(day, DAYS_TO_ACT), because: { day } };
}

import { untilItIsDone, type KindOfDeadline } from './kind-of-deadline.js';

export const mentorActionDue: KindOfDeadline = {
  label: 'Action of the mentor due',
  staysOverdue: true,
  endsWithDevelopment: true,
  whatToDo: 'Do it, and close the action.',
  tab: 'mentoring',
  defaultRule: { ...untilItIsDone, to: ['mentor'] },
  deadlines: ({ mentoring: { actions } }) =>
    actions.flatMap(({ id, action, agreedOn, dueOn, closedOn }) => (dueOn === null ? [] : [{ subject: id, name: action, dueOn, from: agreedOn, until: closedOn }])),
};

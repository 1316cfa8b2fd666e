import { actionKinds } from '../actions/codes.js';
import { untilItIsDone, type KindOfDeadline } from './kind-of-deadline.js';

export const actionDue: KindOfDeadline = {
  label: 'Action due',
  staysOverdue: true,
  haveOwners: true,
  whatToDo: 'Do it and record it, or close the action.',
  tab: 'plan',
  defaultRule: untilItIsDone,
  deadlines: ({ actions: { actions } }) =>
    actions.map(({ id, kind, about, owner, dueOn, raisedOn, closedOn }) => ({
      subject: id, name: `${actionKinds[kind]}${about === null ? '' : `: ${about}`}`, dueOn, from: raisedOn, until: closedOn, to: [owner],
    })),
};

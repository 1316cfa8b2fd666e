import { closedOn } from '../milestones/state.js';
import { untilItIsDone, type KindOfDeadline } from './kind-of-deadline.js';
import { terms } from './terms.js';

export const milestoneDue: KindOfDeadline = {
  label: 'Milestone due',
  staysOverdue: true,
  endsWithDevelopment: true,
  whatToDo: 'Record that it was achieved, or move it and say why.',
  tab: 'plan',
  defaultRule: untilItIsDone,
  deadlines: ({ milestones: { milestones } }) =>
    milestones.flatMap((milestone) => {
      const { id, name, plannedOn, baselineDueOn, moves } = milestone;
      const dates = [{ on: plannedOn, endsOn: baselineDueOn }, ...moves.map((m) => ({ on: m.on, endsOn: m.to }))];
      return terms(dates, closedOn(milestone)).map((term) => ({ subject: id, name, firstDueOn: baselineDueOn, ...term }));
    }),
};

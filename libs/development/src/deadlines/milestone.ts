import { stepOfMilestone } from '../milestones/milestone-of-step.js';
import { closedOn, type Milestone } from '../milestones/state.js';
import type { UloState } from '../ulo.state.js';
import { untilItIsDone, type DeadlineOfKind, type KindOfDeadline } from './kind-of-deadline.js';
import { ownerOf } from './step-owner.js';
import { terms } from './terms.js';

export const milestoneDue: KindOfDeadline = {
  label: 'Milestone due',
  staysOverdue: true,
  endsWithDevelopment: true,
  whatToDo: 'Record that it was achieved, or move it and say why.',
  tab: 'plan',
  defaultRule: untilItIsDone,
  deadlines: (ulo) =>
    ulo.milestones.milestones.flatMap((milestone) => {
      const { id, name, plannedOn, baselineDueOn, moves } = milestone;
      const dates = [{ on: plannedOn, endsOn: baselineDueOn }, ...moves.map((m) => ({ on: m.on, endsOn: m.to }))];
      return terms(dates, closedOn(milestone)).map((term) => ({ subject: id, name, firstDueOn: baselineDueOn, ...ownerOfStep(ulo, milestone), ...term }));
    }),
};

/** The owner of the step that shows the milestone. */
function ownerOfStep(ulo: UloState, { id }: Milestone): Pick<DeadlineOfKind, 'owner' | 'person'> {
  const step = stepOfMilestone(ulo, id);
  return step ? ownerOf(ulo.steps, step) : {};
}

import { addDays, type WarningInterval } from '#kernel';
import { earliest } from '../earliest.js';
import { closedOn, type Milestone } from '../milestones/state.js';
import { duringDevelopment } from './intervals.js';

export const milestoneLate = duringDevelopment({
  code: 'milestone-late',
  version: 3,
  title: 'Milestone late',
  severity: 'amber',
  pressing: true,
  source: 'The date agreed has passed. A milestone that got a new date in time is rescheduled, not late.',
  matters: 'A date that has passed without a word hides what is in the way. A new date with its reason shows it.',
  clearedBy: ['achieve-milestone', 'reschedule-milestone'],
  owner: 'owner',
  intervals: ({ milestones }) => milestones.milestones.flatMap(lateIntervals),
});

/** The intervals after an agreed date until a new date is agreed or the milestone is closed. */
function lateIntervals(milestone: Milestone): WarningInterval[] {
  const { name, baselineDueOn, moves } = milestone;
  const dates = [baselineDueOn, ...moves.map((m) => m.to)];
  const end = closedOn(milestone);
  return dates.flatMap((due, i) => {
    const from = moves[i - 1]?.on ?? milestone.plannedOn;
    const until = earliest(moves[i]?.on, end);
    const opens = due < from ? from : addDays(due, 1);
    return until !== null && until <= opens ? [] : [{ opens, clears: until, why: `${name}: due on ${due}.` }];
  });
}

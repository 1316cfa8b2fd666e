import { RuleRefused, type DecisionContext, type PlainDate } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { milestoneById, type Milestone } from './state.js';

/** The milestone as at the day of the fact. @throws RuleRefused when it was not planned by then */
export function plannedMilestone(id: string, { at, now, occurredOn }: DecisionContext<UloState>): Milestone {
  const milestone = milestoneById(at.milestones, id);
  if (milestone) return milestone;
  const later = milestoneById(now.milestones, id);
  if (later)
    throw new RuleRefused(
      'milestone-not-yet-planned',
      `${later.name} was planned only on ${later.plannedOn}, after ${occurredOn}.`,
      [later.name],
      'Check the day.',
    );
  throw new RuleRefused('no-such-milestone', 'There is no such milestone.', [], 'Choose one of the milestones.');
}

export const alreadyAchieved = (name: string, day: PlainDate): RuleRefused =>
  new RuleRefused('milestone-already-achieved', `${name} was achieved on ${day}.`, [name], 'Correct that record if it is wrong.');

/** @throws RuleRefused */
export function refuseClosed(milestone: Milestone): void {
  if (milestone.achievedOn !== null) throw alreadyAchieved(milestone.name, milestone.achievedOn);
  refuseCancelled(milestone);
}

/** @throws RuleRefused */
export function refuseCancelled(milestone: Milestone): void {
  if (milestone.cancelledOn !== null)
    throw new RuleRefused('milestone-cancelled', `${milestone.name} was cancelled on ${milestone.cancelledOn}.`, [milestone.name]);
}

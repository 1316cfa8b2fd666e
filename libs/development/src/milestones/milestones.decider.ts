import { RuleRefused, factData, type Part } from '#kernel';
import { refuseDueBefore } from '../due-days.js';
import type { UloState } from '../ulo.state.js';
import {
  AchieveMilestone, CancelMilestone, PlanMilestone, RescheduleMilestone,
  type Celebrate, type milestonesCommands,
} from './milestones.commands.js';
import { evolveMilestones } from './milestones.evolve.js';
import type { MilestonesEvent } from './milestones.events.js';
import type { Milestone, MilestonesState } from './milestones.state.js';

type MilestonesCommand = InstanceType<(typeof milestonesCommands)[number]>;

export const milestones: Part<MilestonesState, MilestonesCommand, MilestonesEvent, UloState> = {
  name: 'milestones',
  initial: () => ({ milestones: [], celebrations: [] }),
  evolve: evolveMilestones,

  decide(command, { at, now, occurredOn }) {
    const then = (id: string): Milestone => milestoneIn(at, now, id, occurredOn);
    if (command instanceof PlanMilestone) {
      refuseDueBefore(command.dueOn, occurredOn);
      return [{ type: 'MilestonePlanned', data: factData(command) }];
    }
    if (command instanceof RescheduleMilestone) {
      const milestone = then(command.milestone);
      refuseClosed(milestone);
      if (milestone.dueOn === command.newDueOn) return [];
      refuseDueBefore(command.newDueOn, occurredOn);
      return [{ type: 'MilestoneRescheduled', data: { ...factData(command), oldDueOn: milestone.dueOn } }];
    }
    if (command instanceof AchieveMilestone) {
      const milestone = then(command.milestone);
      if (milestone.kind === 'launch')
        throw new RuleRefused(
          'launch-milestone-follows-the-launch',
          'The launch milestone is achieved when the launch event is held.',
          [],
          'Record that the launch was held.',
        );
      refuseCancelled(milestone);
      const achievedOn = known(now, command.milestone)?.achievedOn ?? null;
      if (achievedOn === occurredOn) return [];
      if (achievedOn !== null) throw alreadyAchieved(milestone.name, achievedOn);
      return [{ type: 'MilestoneAchieved', data: factData(command) }];
    }
    if (command instanceof CancelMilestone) {
      const milestone = then(command.milestone);
      refuseClosed(milestone);
      refuseClosed(known(now, command.milestone) ?? milestone);
      return [{ type: 'MilestoneCancelled', data: factData(command) }];
    }
    command satisfies Celebrate;
    if (command.milestone !== undefined) {
      const milestone = then(command.milestone);
      if (milestone.achievedOn === null)
        throw new RuleRefused(
          'celebration-needs-an-achieved-milestone',
          `${milestone.name} had not been achieved by ${occurredOn}.`,
          [milestone.name],
          'Record the milestone as achieved first, or celebrate something else.',
        );
    }
    return [{ type: 'AchievementCelebrated', data: factData(command) }];
  },
};

const known = ({ milestones: { milestones } }: UloState, id: string): Milestone | undefined => milestones.find((m) => m.id === id);

function milestoneIn(at: UloState, now: UloState, id: string, day: string): Milestone {
  const then = known(at, id);
  if (then) return then;
  const later = known(now, id);
  if (later)
    throw new RuleRefused(
      'milestone-not-yet-planned',
      `${later.name} was planned only on ${later.plannedOn}, after ${day}.`,
      [later.name],
      'Check the day.',
    );
  throw new RuleRefused('no-such-milestone', 'There is no such milestone.', [], 'Choose one of the milestones.');
}

const alreadyAchieved = (name: string, day: string): RuleRefused =>
  new RuleRefused('milestone-already-achieved', `${name} was achieved on ${day}.`, [name], 'Correct that record if it is wrong.');

function refuseClosed(milestone: Milestone): void {
  if (milestone.achievedOn !== null) throw alreadyAchieved(milestone.name, milestone.achievedOn);
  refuseCancelled(milestone);
}

function refuseCancelled(milestone: Milestone): void {
  if (milestone.cancelledOn !== null)
    throw new RuleRefused('milestone-cancelled', `${milestone.name} was cancelled on ${milestone.cancelledOn}.`, [milestone.name]);
}

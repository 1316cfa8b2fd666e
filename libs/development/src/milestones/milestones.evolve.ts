import type { FactOf } from '#kernel';
import type { LaunchHeld, LaunchPostponed } from '../launch/launch.events.js';
import type { ChangeReason, MilestonesEvent } from './milestones.events.js';
import { isOpen, type Milestone, type MilestonesState } from './milestones.state.js';

type Seen = MilestonesEvent | LaunchHeld | LaunchPostponed;

/** The launch is the launch milestone: postponing it moves the milestone, holding it achieves the milestone. */
export function evolveMilestones(state: MilestonesState, fact: FactOf<Seen>): MilestonesState {
  const { milestones, celebrations } = state;
  const { id, occurredOn: on } = fact;
  const named = (wanted: string | undefined): Milestone | undefined => milestones.find((m) => m.id === wanted);
  switch (fact.type) {
    case 'MilestonePlanned': {
      const { name, kind, dueOn } = fact.data;
      milestones.push({
        id, name, kind, plannedOn: on, baselineDueOn: dueOn, dueOn, moves: [], achievedOn: null, celebratedOn: null, cancelledOn: null,
      });
      return state;
    }
    case 'MilestoneRescheduled': {
      const { milestone, newDueOn, reasonCode, note } = fact.data;
      move(named(milestone), fact, newDueOn, reasonCode, note);
      return state;
    }
    case 'LaunchPostponed': {
      const { newLaunchOn, reasonCode, note } = fact.data;
      for (const m of milestones) if (m.kind === 'launch' && isOpen(m)) move(m, fact, newLaunchOn, reasonCode, note);
      return state;
    }
    case 'MilestoneAchieved': {
      const achieved = named(fact.data.milestone);
      if (achieved) achieved.achievedOn ??= on;
      return state;
    }
    case 'LaunchHeld':
      for (const m of milestones) if (m.kind === 'launch' && isOpen(m)) m.achievedOn = on;
      return state;
    case 'MilestoneCancelled': {
      const cancelled = named(fact.data.milestone);
      if (cancelled) cancelled.cancelledOn ??= on;
      return state;
    }
    case 'AchievementCelebrated': {
      const { what, purposes, milestone = null } = fact.data;
      celebrations.push({ id, on, what, purposes, milestone });
      const celebrated = named(fact.data.milestone);
      if (celebrated) celebrated.celebratedOn ??= on;
      return state;
    }
    default:
      return state;
  }
}

/** Where the move starts from is what was agreed before it in the order of things, whatever was recorded late. */
function move(m: Milestone | undefined, fact: FactOf<Seen>, to: string, reasonCode: ChangeReason, note = ''): void {
  if (!m || m.dueOn === to) return;
  m.moves.push({ id: fact.id, on: fact.occurredOn, from: m.dueOn, to, reasonCode, note: note || null, by: fact.actor.role });
  m.dueOn = to;
}

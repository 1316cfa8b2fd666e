import { effectOf } from '#kernel';
import { launchPlanned } from '../launch/plan-launch.js';
import { launchPostponed } from '../launch/postpone-launch.js';
import { moveMilestone } from './move-milestone.js';
import { isOpen, type Milestone, type MilestonesState } from './state.js';

const openLaunches = ({ milestones }: MilestonesState): Milestone[] => milestones.filter((m) => m.kind === 'launch' && isOpen(m));

/** The launch and its milestone have the same day: planning or postponing the launch moves the milestone. */
export const launchEffects = [
  effectOf(launchPlanned, (milestones: MilestonesState, fact) => {
    for (const m of openLaunches(milestones)) moveMilestone(m, fact, fact.data.launchOn, 'other', 'The launch was planned for this day.');
  }),
  effectOf(launchPostponed, (milestones: MilestonesState, fact) => {
    const { newLaunchOn, reasonCode, note } = fact.data;
    for (const m of openLaunches(milestones)) moveMilestone(m, fact, newLaunchOn, reasonCode, note);
  }),
];

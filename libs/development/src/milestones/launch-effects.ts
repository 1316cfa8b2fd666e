import { effectOf } from '#kernel';
import { launchPostponed } from '../launch/postpone-launch.js';
import { moveMilestone } from './move-milestone.js';
import { isOpen, type Milestone, type MilestonesState } from './state.js';

const openLaunches = ({ milestones }: MilestonesState): Milestone[] => milestones.filter((m) => m.kind === 'launch' && isOpen(m));

/** The launch is the launch milestone: postponing it moves the milestone. */
export const launchEffects = [
  effectOf(launchPostponed, (milestones: MilestonesState, fact) => {
    const { newLaunchOn, reasonCode, note } = fact.data;
    for (const m of openLaunches(milestones)) moveMilestone(m, fact, newLaunchOn, reasonCode, note);
  }),
];

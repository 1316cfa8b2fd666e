import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { launchHeld } from './hold-launch.js';
import { launchPlanned } from './plan-launch.js';
import { launchPostponed } from './postpone-launch.js';

export * from './state.js';
export { PlanLaunch } from './plan-launch.js';
export { PostponeLaunch } from './postpone-launch.js';
export { HoldLaunch } from './hold-launch.js';

export const launch = uloPart('launch', {
  title: 'Launch',
  initial: () => ({ plans: [], held: null }),
  facts: [launchPlanned, launchPostponed, launchHeld],
});
export type LaunchEvent = EventOf<typeof launch>;

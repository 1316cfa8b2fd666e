import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { dignitaryRoles } from './codes.js';
import { dignitaryConfirmed } from './confirm-dignitary.js';
import { dignitaryInvited } from './invite-dignitary.js';
import { launchHeld } from './hold-launch.js';
import { movedMilestoneMovesLaunch } from './milestone-effects.js';
import { launchPlanned } from './plan-launch.js';
import { launchPostponed } from './postpone-launch.js';

export * from './codes.js';
export * from './state.js';
export { InviteDignitary } from './invite-dignitary.js';
export { ConfirmDignitary } from './confirm-dignitary.js';
export { PlanLaunch } from './plan-launch.js';
export { PostponeLaunch } from './postpone-launch.js';
export { HoldLaunch } from './hold-launch.js';

export const launch = uloPart('launch', {
  title: 'Launch',
  initial: () => ({ plans: [], held: null, dignitaries: [], dates: [] }),
  facts: [launchPlanned, launchPostponed, dignitaryInvited, dignitaryConfirmed, launchHeld],
  effects: [movedMilestoneMovesLaunch],
  choices: ({ launch: { dignitaries } }) => ({
    'invited-dignitary': dignitaries.filter(({ confirmedOn }) => confirmedOn === null).map(({ id, role, invitedOn }) => ({ id, label: `${dignitaryRoles[role]}, invited ${invitedOn}` })),
  }),
});
export type LaunchEvent = EventOf<typeof launch>;

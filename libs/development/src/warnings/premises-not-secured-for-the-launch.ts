import type { WarningRule } from '#kernel';
import { heldTimes } from '../premises/state.js';
import type { UloState } from '../ulo.state.js';
import { earliest } from '../earliest.js';

export const premisesNotSecuredForTheLaunch: WarningRule<UloState> = {
  code: 'premises-not-secured-for-the-launch',
  version: 1,
  title: 'Launch planned without secure premises',
  severity: 'amber',
  source: 'SCIE guide 36: secure premises are part of a viable business from the start. That they come before the launch plan is a planning default.',
  intervals({ launch, premises: { secured } }) {
    const planned = launch.plans[0]?.on;
    if (planned === undefined) return [];
    const times = secured.flatMap(heldTimes);
    if (times.some(({ from, over }) => from <= planned && (over === null || planned < over))) return [];
    const later = times.map(({ from }) => from).filter((from) => from > planned);
    return [{ opens: planned, clears: earliest(...later), why: `The launch was planned on ${planned} before premises were secured.` }];
  },
};

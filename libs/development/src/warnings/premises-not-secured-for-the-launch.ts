import type { WarningRule } from '#kernel';
import { heldPeriods } from '../premises/state.js';
import type { UloState } from '../ulo.state.js';
import { earliest } from '../earliest.js';
import { until } from './intervals.js';

export const premisesNotSecuredForTheLaunch: WarningRule<UloState> = {
  code: 'premises-not-secured-for-the-launch',
  version: 2,
  title: 'Launch planned without secure premises',
  severity: 'amber',
  source: 'SCIE guide 36: secure premises are part of a viable business from the start. That they come before the launch plan is a planning default.',
  matters: 'Secure premises belong to a viable business from the start.',
  clearedBy: ['secure-premises'],
  owner: 'owner',
  /** Clears when the launch is held: nobody can correct it after that. */
  intervals({ launch, premises: { secured }, course: { ended } }) {
    const planned = launch.plans[0]?.on;
    if (planned === undefined) return [];
    const times = secured.flatMap(heldPeriods);
    if (times.some(({ from, over }) => from <= planned && (over === null || planned < over))) return [];
    const later = times.map(({ from }) => from).filter((from) => from > planned);
    return until([{ opens: planned, clears: earliest(...later, launch.held?.on), why: `The launch was planned on ${planned} before premises were secured.` }], ended?.on ?? null);
  },
};

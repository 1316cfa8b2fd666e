import type { WarningRule } from '#kernel';
import { givenUpOn } from '../premises/premises.state.js';
import type { UloState } from '../ulo.state.js';

export const premisesNotSecuredForTheLaunch: WarningRule<UloState> = {
  code: 'premises-not-secured-for-the-launch',
  title: 'Launch planned without secure premises',
  severity: 'amber',
  source: 'SCIE guide 36: secure premises are part of a viable business from the start. That they come before the launch plan is a planning default.',
  intervals({ launch, premises: { secured } }) {
    const planned = launch.plans[0]?.on;
    if (planned === undefined) return [];
    const isHeld = secured.some((p) => p.securedOn <= planned && (givenUpOn(p) ?? '9999-12-31') > planned);
    if (isHeld) return [];
    const later = secured.map((p) => p.securedOn).find((on) => on > planned) ?? null;
    return [{ opens: planned, clears: later, why: `The launch was planned on ${planned} before premises were secured.` }];
  },
};

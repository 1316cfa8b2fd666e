import { RuleRefused, type PlainDate } from '#kernel';
import type { LaunchPlan, LaunchState } from './state.js';

/** @throws RuleRefused */
export function refuseHeld({ held }: LaunchState): void {
  if (held) throw new RuleRefused('launch-already-held', `The launch was held on ${held.on}.`, [], 'Correct that record if it is wrong.');
}

/** The launch plan in force on a day. @throws RuleRefused without one */
export function plannedLaunch({ plans }: LaunchState, day: PlainDate): LaunchPlan {
  const plan = plans.at(-1);
  if (plan) return plan;
  throw new RuleRefused(
    'launch-not-planned',
    `No launch was planned by ${day}.`,
    ['A launch plan'],
    'Plan the launch first: who is invited, and whether access was checked.',
  );
}

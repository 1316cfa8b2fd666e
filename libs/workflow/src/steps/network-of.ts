import type { PlainDate } from '#kernel';
import type { Network, NetworkStep, Pause, Pin } from '../schedule/network.js';
import type { Step } from '../template/template.js';
import { saidOf, type FollowedPlan } from './followed-plan.js';
import type { StepStanding } from './standing.js';

/**
 * The network of a plan, as input of its schedule.
 * @param pinOf a pin that follows from a fact and replaces the agreed one, such as the day of the launch
 */
export const networkOf = (
  followed: Pick<FollowedPlan, 'records'>,
  startOn: PlainDate,
  standings: readonly StepStanding[],
  pauses: readonly Pause[],
  pinOf: (step: Step) => Pin | undefined = () => undefined,
): Network => {
  const waived = new Set(standings.filter(({ waiver }) => waiver).map(({ step }) => step.code));
  return { startOn, pauses, steps: standings.map(asNetworkStep) };

  function asNetworkStep({ step, startedOn, finishedOn }: StepStanding): NetworkStep {
    const { pins, waivedNeeds } = saidOf(followed, step.code);
    return {
      code: step.code,
      // A waived step delays no other step.
      needs: step.needs.filter((need) => !waived.has(need.step) && !waivedNeeds.some((w) => w.need === need.step)),
      days: step.duration.usual,
      startedOn: finishedOn !== null && startedOn !== null && startedOn > finishedOn ? finishedOn : startedOn,
      finishedOn,
      pin: pinOf(step) ?? pins.at(-1)?.pin ?? null,
    };
  }
};

import { completedMonths, type PlainDate } from '#kernel';
import { celebrationPurposes, marketingKinds, type UloState } from '#development';
import { coded, type Coded, type Dated } from './shapes.js';

export interface LaunchView {
  /** The plan that counts: the last one, with the day it was last postponed to. */
  planned: (Dated & { launchOn: PlainDate; dignitariesInvited: number; localPeopleInvited: boolean; accessChecked: boolean }) | null;
  /** `localPeople`: those attending who live in the area and use services. */
  held: (Dated & { attended: number; localPeople: number; dignitaries: number }) | null;
  /** Completed months from the start of development to the launch. */
  monthsFromStart: number | null;
  celebrations: (Dated & { what: string; purposes: Coded[] })[];
  /** The budget that counts: the last one set. */
  marketingBudget: (Dated & { amountPence: number; dedicated: boolean }) | null;
  marketing: (Dated & { kind: Coded; costPence: number })[];
}

export function launchView({ launch, milestones, marketing, partnership }: UloState): LaunchView {
  const { held } = launch;
  const planned = launch.plans.at(-1);
  const budget = marketing.budgets.at(-1);
  const { startedOn } = partnership;
  return {
    planned: planned ? { ...planned } : null,
    held: held && { ...held },
    monthsFromStart: held && startedOn !== null && startedOn <= held.on ? completedMonths(startedOn, held.on) : null,
    celebrations: milestones.celebrations.map(({ id, on, what, purposes }) => ({
      id,
      on,
      what,
      purposes: purposes.map((p) => coded(celebrationPurposes, p)),
    })),
    marketingBudget: budget ? { ...budget } : null,
    marketing: marketing.opportunities.map(({ id, on, kind, costPence }) => ({ id, on, kind: coded(marketingKinds, kind), costPence })),
  };
}
